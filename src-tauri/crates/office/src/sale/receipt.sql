SELECT o.number AS order_number, COALESCE(k.last_name, '') AS last_name,
  COALESCE(k.first_name, '') AS first_name, COALESCE(op.name, '') AS operator, COALESCE(n.name, '') AS counter, o.created_at_ms AS at_ms,
  o.total_cents, COALESCE(k.locale, 'fr') AS locale, l.data
FROM orders o
JOIN journal l ON l.order_id = o.id AND l.action = 'sale.made'
LEFT JOIN customer k ON k.id = o.customer_id
LEFT JOIN operator op ON op.id = o.operator_id
LEFT JOIN counter n ON n.id = o.counter_id
WHERE o.id = :id
