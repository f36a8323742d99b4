SELECT p.id AS performance_id, s.id AS seat_id, r.id AS rate_id, w.title AS show, p.starts_at_ms,
  p.on_sale AS opened, p.opens_at_ms, p.closes_at_ms, p.vat_bp, s.withdrawn, s.unplaced, e.row,
  e.seat, s.category_id, c.name AS category,
  r.name AS rate, g.price_cents,
  (SELECT MIN(o.number) FROM place x JOIN orders o ON o.id = x.order_id
   WHERE x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending')) AS sold_in,
  h.counter AS holder_counter, h.operator AS holder_operator, h.until_ms AS holder_until_ms,
  CASE WHEN h.from_operator_id = :operator_id AND h.from_counter_id = :counter_id THEN 1 ELSE 0 END AS holder_from_me,
  b.kind AS out_kind, b.reason AS out_reason, b.operator AS out_by, b.at_ms AS out_at_ms
FROM performance p
JOIN show w ON w.id = p.show_id
JOIN seat s ON s.hall_id = p.hall_id
JOIN seat_named e ON e.id = s.id
JOIN category c ON c.id = s.category_id
JOIN rate r ON r.id = :rate_id
LEFT JOIN price g
  ON g.performance_id = p.id AND g.category_id = s.category_id AND g.rate_id = r.id
    AND r.retired = 0
LEFT JOIN seat_out_by b ON b.performance_id = p.id AND b.seat_id = s.id
LEFT JOIN (/* others_holds */) h ON h.performance_id = p.id AND h.seat_id = s.id
WHERE p.id = :performance_id AND s.id = :seat_id
