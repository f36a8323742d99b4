SELECT s.title AS show
FROM performance f
JOIN show s ON s.id = f.show_id
WHERE f.hall_id = ?1 AND f.starts_at_ms = ?2 AND f.id <> ?3
ORDER BY f.id
LIMIT 1
