SELECT MIN(h.name) AS name
FROM seat s
JOIN hall h ON h.id = s.hall_id
WHERE s.category_id = :category_id AND s.withdrawn = 0
HAVING COUNT(*) > 0
