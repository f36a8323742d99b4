SELECT id, name FROM hall ORDER BY LOWER(name), id
