UPDATE mail
SET state = ?2, error = ?3, due_at_ms = ?4, sent_at_ms = ?5
WHERE id = ?1 AND state = 'sending'
