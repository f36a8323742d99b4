SELECT c.id, c.number, c.version, c.last_name, c.first_name, c.email, c.phone, c.locale,
  c.created_at_ms,
  (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
  (SELECT COUNT(*) FROM reprise r WHERE r.customer_id = c.id
     AND r.state IN ('requested', 'held', 'awaiting_supervisor')) AS pending,
  (SELECT e.at_ms FROM erasure e WHERE e.customer_id = c.id) AS erased_at_ms
FROM customer c
WHERE c.id = :id
