SELECT c.id, c.name,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = f.hall_id AND s.category_id = c.id
     AND s.withdrawn = 0) AS seats,
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id AND p.category_id = c.id
     AND p.state IN ('live', 'pending')) AS sold
FROM category c
JOIN performance f ON f.id = :id
WHERE EXISTS (SELECT 1 FROM seat s WHERE s.hall_id = f.hall_id AND s.category_id = c.id
    AND s.withdrawn = 0)
  OR EXISTS (SELECT 1 FROM price g WHERE g.performance_id = f.id AND g.category_id = c.id)
  OR EXISTS (SELECT 1 FROM place p WHERE p.performance_id = f.id AND p.category_id = c.id
    AND p.state IN ('live', 'pending'))
ORDER BY c.position, c.id
