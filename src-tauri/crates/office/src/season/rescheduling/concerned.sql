SELECT COUNT(*) AS places, COUNT(DISTINCT p.order_id) AS orders,
  COUNT(CASE WHEN o.customer_id IS NULL OR x.customer_id IS NOT NULL THEN 1 END) AS nobody
FROM place p
JOIN orders o ON o.id = p.order_id
LEFT JOIN erasure x ON x.customer_id = o.customer_id
WHERE p.performance_id = :performance_id AND p.state IN ('live', 'pending')
