UPDATE operator
SET role = :role, active = :active, pin_hash = COALESCE(:pin_hash, pin_hash), failures = 0, version = version + 1
WHERE id = :id AND version = :version
