UPDATE performance SET version = version + 1 WHERE id = :id
