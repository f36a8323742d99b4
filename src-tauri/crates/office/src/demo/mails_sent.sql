UPDATE mail
SET state = 'sent', attempts = 1, sent_at_ms = due_at_ms + 2000
WHERE state = 'pending' AND id NOT IN (
  SELECT id FROM mail WHERE state = 'pending' ORDER BY due_at_ms DESC, id DESC LIMIT :kept
)
