UPDATE rate SET position = ?2 WHERE id = ?1
