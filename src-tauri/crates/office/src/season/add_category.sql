INSERT INTO category (id, name, name_key, position)
SELECT ?1, ?2, ?3, COALESCE(MAX(position), 0) + 1 FROM category
