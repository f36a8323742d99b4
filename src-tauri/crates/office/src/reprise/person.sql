SELECT id, name FROM operator WHERE id = ?1
