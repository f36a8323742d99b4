SELECT COUNT(*) FROM command WHERE id = ?1
