SELECT o.id AS order_id, o.number AS order_number,
  COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name,
  o.created_at_ms AS sold_at_ms, COALESCE(op.name, '') AS operator, o.total_cents,
  MAX(CASE WHEN j.state = 'sent' THEN 1 ELSE 0 END) AS in_doubt
FROM print_job j
JOIN place p ON p.id = j.place_id
JOIN orders o ON o.id = p.order_id
LEFT JOIN customer c ON c.id = o.customer_id
LEFT JOIN operator op ON op.id = o.operator_id
WHERE j.state IN ('waiting', 'sent') AND p.state = 'live'
GROUP BY o.id, o.number, c.last_name, c.first_name, o.created_at_ms, op.name, o.total_cents
ORDER BY o.created_at_ms, o.id
LIMIT :limit
