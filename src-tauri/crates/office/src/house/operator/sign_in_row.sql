SELECT id, name, role, initials, pin_hash, active, failures, failed_at_ms, version
FROM operator
WHERE id = :id
