SELECT o.number, 0 AS serial, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name,
  COALESCE((SELECT s.title FROM place p JOIN performance f ON f.id = p.performance_id
    JOIN show s ON s.id = f.show_id WHERE p.order_id = o.id ORDER BY p.rank LIMIT 1), '') AS about,
  '' AS row, '' AS seat,
  (SELECT f.starts_at_ms FROM place p JOIN performance f ON f.id = p.performance_id
    WHERE p.order_id = o.id ORDER BY p.rank LIMIT 1) AS at_ms,
  o.total_cents AS amount_cents, o.customer_id, o.id AS order_id, NULL AS place_id,
  NULL AS reprise_id, NULL AS mail_id, NULL AS voided
FROM orders o
LEFT JOIN customer c ON c.id = o.customer_id
WHERE /* which */
ORDER BY o.number
LIMIT /* rows */
