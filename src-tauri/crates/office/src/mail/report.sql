UPDATE mail
SET state = ?2, error = ?3, due_at_ms = ?4, sent_at_ms = ?5, reason = ?6, holder = NULL
WHERE id = ?1 AND holder = ?7 AND (state = 'sending' OR (state = 'in_doubt' AND reason = 'died'))
