SELECT COUNT(*) AS places, COUNT(DISTINCT p.order_id) AS orders,
  COUNT(CASE WHEN o.customer_id IS NULL THEN 1 END) AS nobody
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE p.performance_id = :performance_id AND p.state IN ('live', 'pending')
