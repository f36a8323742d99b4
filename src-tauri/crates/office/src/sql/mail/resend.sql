UPDATE mail
SET state = 'pending', recipient = ?2, due_at_ms = ?3, attempts = 0, error = NULL
WHERE id = ?1 AND state IN ('sent', 'failed', 'in_doubt', 'no_address')
