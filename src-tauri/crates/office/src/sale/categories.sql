SELECT c.id, c.name
FROM category c
WHERE EXISTS (SELECT 1 FROM price p WHERE p.performance_id = :performance_id AND p.category_id = c.id)
  OR EXISTS (SELECT 1 FROM seat s JOIN performance f ON f.hall_id = s.hall_id
    WHERE f.id = :performance_id AND s.category_id = c.id AND s.withdrawn = 0)
ORDER BY c.position, c.id
