INSERT INTO rate (id, name, name_key, position, holder)
SELECT ?1, ?2, ?3, COALESCE(MAX(position), 0) + 1, ?4 FROM rate
