UPDATE performance
SET starts_at_ms = :starts_at_ms, closes_at_ms = :closes_at_ms, version = version + 1
WHERE id = :id
