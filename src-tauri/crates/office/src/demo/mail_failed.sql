UPDATE mail
SET state = 'failed', sent_at_ms = NULL, error = :error, reason = 'unknown_recipient'
WHERE id = (SELECT id FROM mail WHERE state = 'sent' AND kind = 'reprise_accepted' ORDER BY due_at_ms, id LIMIT 1)
