SELECT c.id, c.name, k.revoked_at_ms, k.waiting
FROM counter_key k
JOIN counter c ON c.id = k.counter_id
WHERE k.key_hash = :key_hash
