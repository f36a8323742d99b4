SELECT w.title AS show, h.name AS hall, f.starts_at_ms, COALESCE(s.row_label, '') AS row,
  CASE WHEN s.unplaced = 1 THEN '' ELSE COALESCE(s.number, '') END AS seat, c.name AS category, r.name AS rate, p.price_cents, p.vat_bp,
  p.code, p.holder, o.number AS order_number, o.created_at_ms AS sold_at_ms,
  COALESCE(n.name, o.channel) AS sold_at, COALESCE(k.locale, 'fr') AS locale,
  t.number, COALESCE((SELECT MAX(j.duplicata) FROM print_job j WHERE j.place_id = p.id), 0)
    AS duplicata
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN performance f ON f.id = p.performance_id
JOIN show w ON w.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category c ON c.id = p.category_id
JOIN rate r ON r.id = p.rate_id
JOIN ticket t ON t.place_id = p.id
LEFT JOIN seat s ON s.id = p.seat_id
LEFT JOIN counter n ON n.id = o.counter_id
LEFT JOIN customer k ON k.id = o.customer_id
WHERE p.id = ?1
