SELECT f.id, f.show_id, s.title AS show, f.starts_at_ms
FROM performance f
JOIN show s ON s.id = f.show_id
ORDER BY f.starts_at_ms, f.id
LIMIT 2000
