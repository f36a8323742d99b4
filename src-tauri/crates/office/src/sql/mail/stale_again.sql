UPDATE mail SET state = 'retry' WHERE state = 'sending' AND due_at_ms <= ?1
