UPDATE mail SET due_at_ms = ?1 WHERE state = 'pending' AND due_at_ms < ?1
