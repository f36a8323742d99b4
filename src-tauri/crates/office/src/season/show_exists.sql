SELECT COUNT(*) FROM show WHERE id = :id
