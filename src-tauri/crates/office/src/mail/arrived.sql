UPDATE mail
SET state = 'sent', sent_at_ms = COALESCE(handed_at_ms, :at_ms), error = NULL, reason = NULL, holder = NULL
WHERE id = :id AND state = 'in_doubt'
