UPDATE mail
SET due_at_ms = :now_ms
WHERE state IN ('pending', 'retry', 'sending') AND due_at_ms > :latest_ms
