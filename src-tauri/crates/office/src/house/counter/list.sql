SELECT c.id, c.name, c.created_at_ms, k.key_hash, k.revoked_at_ms, COALESCE(k.version, 0) AS version, COALESCE(k.waiting, 0) AS waiting,
  p.seen_at_ms, w.name AS operator, COALESCE(p.program, '') AS program,
  COALESCE(p.schema_known, 0) AS schema_known
FROM counter c
LEFT JOIN counter_key k ON k.counter_id = c.id
LEFT JOIN counter_presence p ON p.counter_id = c.id
LEFT JOIN operator w ON w.id = p.operator_id
ORDER BY c.name, c.id
LIMIT :limit
