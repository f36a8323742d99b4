UPDATE operator
SET role = ?3, active = ?4, pin_hash = COALESCE(?5, pin_hash), failures = 0, version = version + 1
WHERE id = ?1 AND version = ?2
