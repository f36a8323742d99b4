SELECT c.name, k.revoked_at_ms, COALESCE(k.version, 0) AS version, COALESCE(k.waiting, 0) AS waiting
FROM counter c
LEFT JOIN counter_key k ON k.counter_id = c.id
WHERE c.id = :id
