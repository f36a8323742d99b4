INSERT INTO category (id, name, name_key, position)
SELECT :id, :name, :name_key, COALESCE(MAX(position), 0) + 1 FROM category
