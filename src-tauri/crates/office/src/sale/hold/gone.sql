SELECT w.title AS show, p.starts_at_ms
FROM performance p
JOIN show w ON w.id = p.show_id
WHERE p.id = :performance_id
  AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.id = :seat_id AND s.hall_id = p.hall_id)
