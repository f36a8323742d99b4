INSERT INTO rate (id, name, name_key, position, holder)
SELECT :id, :name, :name_key, COALESCE(MAX(position), 0) + 1, :holder FROM rate
