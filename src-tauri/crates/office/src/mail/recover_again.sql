UPDATE mail
SET state = 'retry', due_at_ms = ?2, holder = NULL
WHERE state = 'sending' AND due_at_ms <= ?1 AND handed_at_ms IS NULL
