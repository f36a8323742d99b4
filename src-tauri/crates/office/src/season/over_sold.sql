SELECT p.performance_id, s.unplaced, COUNT(*) AS count
FROM place p
JOIN performance f ON f.id = p.performance_id
JOIN seat s ON s.id = p.seat_id
WHERE f.hall_id = :hall_id AND f.starts_at_ms > :now_ms AND p.state IN ('live', 'pending') AND s.id IN (:ids)
GROUP BY p.performance_id, s.unplaced
