SELECT name, name_key, retired, version FROM rate WHERE id = :id
