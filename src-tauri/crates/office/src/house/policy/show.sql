SELECT id FROM show WHERE id = :id
