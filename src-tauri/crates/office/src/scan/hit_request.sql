SELECT '' AS number, r.number AS serial, c.last_name, c.first_name, s.title AS about,
  COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat, f.starts_at_ms AS at_ms,
  r.reprise_cents AS amount_cents, r.customer_id, r.order_id, r.place_id, r.id AS reprise_id,
  NULL AS mail_id, NULL AS voided
FROM reprise r
JOIN place p ON p.id = r.place_id
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
JOIN customer c ON c.id = r.customer_id
LEFT JOIN seat_named e ON e.id = p.seat_id
WHERE /* which */
LIMIT /* rows */
