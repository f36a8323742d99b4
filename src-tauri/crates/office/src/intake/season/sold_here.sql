SELECT COUNT(*)
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE p.performance_id = :performance_id AND p.state IN ('live', 'pending')
  AND (o.external_key IS NULL OR EXISTS (SELECT 1 FROM payment m WHERE m.order_id = o.id))
