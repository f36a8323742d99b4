UPDATE operator
SET role = :role, active = :active, version = version + 1
WHERE id = :id AND version = :version
