UPDATE category SET name = :name, name_key = :name_key, retired = :retired, version = version + 1 WHERE id = :id
