SELECT COUNT(*) FROM command WHERE id = :id
