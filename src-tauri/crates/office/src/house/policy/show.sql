SELECT id FROM show WHERE id = ?1
