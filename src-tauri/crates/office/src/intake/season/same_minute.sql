SELECT f.id, s.title AS show
FROM performance f
JOIN show s ON s.id = f.show_id
WHERE f.hall_id = :hall_id AND f.starts_at_ms >= :from_ms AND f.starts_at_ms < :to_ms
ORDER BY f.id
