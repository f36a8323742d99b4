SELECT c.name AS counter, p.program, p.schema_known
FROM counter_presence p
JOIN counter c ON c.id = p.counter_id
JOIN counter_key k ON k.counter_id = p.counter_id
WHERE p.seen_at_ms > :seen_ms AND p.seen_at_ms <= :ahead_ms AND k.revoked_at_ms IS NULL AND k.waiting = 0
ORDER BY c.name, c.id
LIMIT :limit
