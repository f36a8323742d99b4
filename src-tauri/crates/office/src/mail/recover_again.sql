UPDATE mail
SET state = 'retry', due_at_ms = :at_ms, holder = NULL, since_ms = CASE WHEN attempts > 1 THEN since_ms END
WHERE state IN ('pending', 'retry', 'sending') AND state = 'sending' AND due_at_ms <= :before_ms AND handed_at_ms IS NULL
