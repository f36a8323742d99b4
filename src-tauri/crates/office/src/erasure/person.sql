SELECT c.id, c.number, c.version, c.last_name, c.first_name, c.email, c.phone, c.external_key,
  e.at_ms AS erased_at_ms,
  (SELECT COUNT(*) FROM mail m WHERE m.customer_id = c.id) AS mails,
  (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
  (SELECT MAX(CASE WHEN p.at_ms > o.created_at_ms THEN p.at_ms ELSE o.created_at_ms END) FROM orders o
     LEFT JOIN payment p ON p.order_id = o.id WHERE o.customer_id = c.id) AS last_ms,
  (SELECT COUNT(DISTINCT o.id) FROM orders o JOIN place p ON p.order_id = o.id
     JOIN performance f ON f.id = p.performance_id
     WHERE o.customer_id = c.id AND p.state IN ('live', 'pending') AND f.starts_at_ms > :now_ms) AS coming
FROM customer c
LEFT JOIN erasure e ON e.customer_id = c.id
WHERE c.id = :id
