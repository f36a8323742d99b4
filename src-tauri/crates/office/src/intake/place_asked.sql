SELECT p.id, p.state, p.order_id, o.number AS order_number, o.state AS order_state, o.customer_id,
  COALESCE(e.row_label, '') AS row_label, COALESCE(e.number, '') AS number,
  (SELECT x.at_ms FROM erasure x WHERE x.customer_id = o.customer_id) AS erased_at_ms
FROM place p
JOIN orders o ON o.id = p.order_id
LEFT JOIN seat e ON e.id = p.seat_id
WHERE p.external_key = :external_key
