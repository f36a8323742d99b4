SELECT a.number, a.kind, a.order_id, a.new_order_id, a.amount_cents, a.seq, a.made_at_ms AS at_ms,
  o.number AS order_number, n.number AS new_order_number, o.customer_id,
  COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name,
  COALESCE(c.locale, 'fr') AS locale, w.name AS operator, COALESCE(s.name, '') AS seconded_by,
  k.name AS counter,
  (SELECT COUNT(*) FROM amendment_copy x WHERE x.amendment_id = a.id) AS copies
FROM amendment a
JOIN orders o ON o.id = a.order_id
JOIN operator w ON w.id = a.operator_id
JOIN counter k ON k.id = a.counter_id
LEFT JOIN orders n ON n.id = a.new_order_id
LEFT JOIN operator s ON s.id = a.seconded_by
LEFT JOIN customer c ON c.id = o.customer_id
WHERE a.id = :id
