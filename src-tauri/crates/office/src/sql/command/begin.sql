SELECT h.last_id, k.revoked_at_ms, n.name AS counter, c.name, c.args, c.answer
FROM head h
LEFT JOIN counter_key k ON k.counter_id = ?2
LEFT JOIN counter n ON n.id = k.counter_id
LEFT JOIN command c ON c.id = ?1
WHERE h.id = 1
