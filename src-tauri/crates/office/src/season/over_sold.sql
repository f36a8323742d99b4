SELECT p.performance_id, COUNT(*) AS count
FROM place p
JOIN performance f ON f.id = p.performance_id
WHERE f.hall_id = :hall_id AND f.starts_at_ms > :now_ms AND p.state IN ('live', 'pending') AND p.seat_id IN (:ids)
GROUP BY p.performance_id
