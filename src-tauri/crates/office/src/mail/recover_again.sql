UPDATE mail
SET state = 'retry', due_at_ms = :at_ms, holder = NULL
WHERE state IN ('pending', 'retry', 'sending') AND state = 'sending' AND due_at_ms <= :before_ms AND handed_at_ms IS NULL
