SELECT id, name, role, active, version FROM operator WHERE id = :id
