SELECT name, name_key, retired, version FROM category WHERE id = :id
