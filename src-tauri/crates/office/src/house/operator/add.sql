INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms,
  version)
VALUES (:id, :name, :name_key, :initials, :role, :pin_hash, 1, 0, 0, 1)
