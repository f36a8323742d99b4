SELECT o.number AS order_number, o.customer_id, o.total_cents, o.state,
  (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state = 'live') AS places,
  (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state IN ('live', 'pending')) AS standing
FROM orders o
WHERE o.id = :id
