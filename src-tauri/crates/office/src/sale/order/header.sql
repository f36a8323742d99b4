SELECT o.id, o.number, o.customer_id, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name, o.channel, o.created_at_ms, o.total_cents, o.fees_cents,
  o.state
FROM orders o
LEFT JOIN customer c ON c.id = o.customer_id
WHERE o.id = :id
