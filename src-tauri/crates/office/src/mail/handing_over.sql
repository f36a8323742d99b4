UPDATE mail
SET handed_at_ms = :handed_at_ms, due_at_ms = :due_at_ms
WHERE id = :id AND state = 'sending' AND holder = :holder
