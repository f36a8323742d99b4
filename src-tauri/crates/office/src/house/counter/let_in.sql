SELECT c.id, c.name FROM counter c JOIN counter_key k ON k.counter_id = c.id
WHERE k.revoked_at_ms IS NULL AND k.waiting = 0 AND c.id <> :counter_id
ORDER BY c.name, c.id
LIMIT :limit
