SELECT b.performance_id, s.unplaced, COUNT(*) AS count
FROM seat_out b
JOIN performance f ON f.id = b.performance_id
JOIN seat s ON s.id = b.seat_id
WHERE f.hall_id = :hall_id AND f.starts_at_ms > :now_ms AND s.id IN (:ids)
  AND NOT EXISTS (SELECT 1 FROM place p
    WHERE p.performance_id = b.performance_id AND p.seat_id = b.seat_id AND p.state IN ('live', 'pending'))
GROUP BY b.performance_id, s.unplaced
