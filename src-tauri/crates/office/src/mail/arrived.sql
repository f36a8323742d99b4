UPDATE mail
SET state = 'sent', sent_at_ms = COALESCE(handed_at_ms, ?2), error = NULL, reason = NULL, holder = NULL
WHERE id = ?1 AND state = 'in_doubt'
