SELECT o.number AS order_number, COALESCE(k.last_name, '') AS last_name,
  COALESCE(k.first_name, '') AS first_name, COALESCE(op.name, '') AS operator,
  COALESCE(n.name, '') AS counter, l.seq, l.at_ms, o.total_cents,
  o.total_cents - o.fees_cents AS paid_cents, COALESCE(k.locale, 'fr') AS locale,
  l.data, CASE WHEN l.customer_id = o.customer_id THEN 1 ELSE 0 END AS same_customer
FROM orders o
JOIN journal l ON l.order_id = o.id AND l.action IN ('sale.made', 'order.paid')
LEFT JOIN customer k ON k.id = o.customer_id
LEFT JOIN operator op ON op.id = l.operator_id
LEFT JOIN counter n ON n.id = l.counter_id
WHERE o.id = :id
ORDER BY l.seq
LIMIT 1
