SELECT s.title AS show
FROM performance f
JOIN show s ON s.id = f.show_id
WHERE f.hall_id = :hall_id AND f.starts_at_ms = :starts_at_ms AND f.id <> :id
ORDER BY f.id
LIMIT 1
