INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms,
  version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 0, 0, 1)
