UPDATE operator
SET pin_hash = :pin_hash, failures = 0, version = version + 1
WHERE id = :id AND active = 1
