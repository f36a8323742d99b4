SELECT id, name, role, active, version FROM operator WHERE id = ?1
