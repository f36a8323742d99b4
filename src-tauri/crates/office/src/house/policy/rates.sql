SELECT name_key AS key, name FROM rate ORDER BY position, id LIMIT 200
