SELECT w.title AS show, h.name AS hall, f.starts_at_ms, COALESCE(s.row_label, '') AS row,
  CASE WHEN s.unplaced = 1 THEN '' ELSE COALESCE(s.number, '') END AS seat, c.name AS category, r.name AS rate, p.price_cents AS price,
  p.vat_bp
FROM place p
JOIN performance f ON f.id = p.performance_id
JOIN show w ON w.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category c ON c.id = p.category_id
JOIN rate r ON r.id = p.rate_id
LEFT JOIN seat s ON s.id = p.seat_id
WHERE p.order_id = ?1
ORDER BY p.rank, p.id
