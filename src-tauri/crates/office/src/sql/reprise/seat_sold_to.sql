SELECT o.number AS order_number
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE p.performance_id = ?1 AND p.seat_id = ?2 AND p.state IN ('live', 'pending')
