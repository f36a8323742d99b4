SELECT x.seat_id, x.order_id, o.number AS order_number, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name
FROM place x
JOIN orders o ON o.id = x.order_id
LEFT JOIN customer c ON c.id = o.customer_id
WHERE x.performance_id = :performance_id AND x.seat_id IS NOT NULL AND x.state IN ('live', 'pending')
