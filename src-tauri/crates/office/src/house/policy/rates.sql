SELECT '#' || CAST(id AS TEXT) AS key, name, name_key AS former_key FROM rate ORDER BY position, id LIMIT 200
