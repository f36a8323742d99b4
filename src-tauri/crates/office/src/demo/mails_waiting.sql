UPDATE mail SET due_at_ms = :due_at_ms WHERE state = 'pending' AND due_at_ms < :due_at_ms
