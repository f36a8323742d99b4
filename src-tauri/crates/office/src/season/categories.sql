SELECT c.id, c.name, c.retired, c.version,
  (SELECT COUNT(*) FROM seat s WHERE s.category_id = c.id AND s.withdrawn = 0) AS seats
FROM category c
ORDER BY c.position, c.id
