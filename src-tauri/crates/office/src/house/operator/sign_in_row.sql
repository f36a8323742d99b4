SELECT id, name, role, initials, pin_hash, active, failures, failed_at_ms
FROM operator
WHERE id = :id
