UPDATE hall SET name = :name, version = version + 1 WHERE id = :id
