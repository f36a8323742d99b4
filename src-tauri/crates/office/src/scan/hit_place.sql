SELECT o.number, COALESCE((SELECT t.number FROM ticket t WHERE t.place_id = p.id), 0) AS serial,
  COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name,
  s.title AS about, COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat,
  f.starts_at_ms AS at_ms, p.price_cents AS amount_cents, o.customer_id, o.id AS order_id,
  p.id AS place_id, NULL AS reprise_id, NULL AS mail_id,
  (SELECT a.number FROM amendment_place g JOIN amendment a ON a.id = g.amendment_id
   WHERE g.place_id = p.id) AS voided
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
LEFT JOIN seat_named e ON e.id = p.seat_id
LEFT JOIN customer c ON c.id = o.customer_id
WHERE /* which */
LIMIT /* rows */
