SELECT o.id, o.number, o.customer_id, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name, COALESCE(c.email, '') AS email, o.channel,
  COALESCE(w.name, '') AS operator, COALESCE(k.name, '') AS counter, o.created_at_ms, o.total_cents,
  o.fees_cents, o.state
FROM orders o
LEFT JOIN customer c ON c.id = o.customer_id
LEFT JOIN operator w ON w.id = o.operator_id
LEFT JOIN counter k ON k.id = o.counter_id
WHERE o.id = :id
