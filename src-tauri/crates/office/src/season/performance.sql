SELECT f.id, f.show_id, s.title AS show, f.hall_id, h.name AS hall, f.starts_at_ms, f.vat_bp,
  f.on_sale AS opened, f.opens_at_ms, f.closes_at_ms, f.version,
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id) AS places,
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id AND p.state IN ('live', 'pending')) AS sold
FROM performance f
JOIN show s ON s.id = f.show_id
JOIN hall h ON h.id = f.hall_id
WHERE f.id = :id
