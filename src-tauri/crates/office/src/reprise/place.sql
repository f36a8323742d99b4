SELECT p.id, p.order_id, o.state AS order_state, o.number AS order_number, o.customer_id,
  c.name_key, c.email_key, p.performance_id, f.show_id, s.title AS show, s.title_key AS show_key,
  f.starts_at_ms, p.state, p.price_cents, p.channel, t.name_key AS rate_key, p.copies,
  p.scanned_at_ms, COALESCE(e.row_label, '') AS row, CASE WHEN e.unplaced = 1 THEN '' ELSE COALESCE(e.number, '') END AS seat,
  COALESCE(e.row_rank, 0) AS row_rank, COALESCE(e.number_rank, 0) AS number_rank,
  g.name AS category,
  (SELECT COUNT(*) FROM place q WHERE q.order_id = p.order_id AND q.state = 'pending') AS pending
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
LEFT JOIN customer c ON c.id = o.customer_id
LEFT JOIN seat e ON e.id = p.seat_id
WHERE p.id = ?1
