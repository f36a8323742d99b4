UPDATE mail
SET handed_at_ms = ?3, due_at_ms = ?4
WHERE id = ?1 AND state = 'sending' AND holder = ?2
