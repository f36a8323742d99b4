SELECT f.on_sale AS opened, f.opens_at_ms, f.closes_at_ms, f.starts_at_ms,
  CASE WHEN s.withdrawn = 1 OR EXISTS (SELECT 1 FROM seat_out b WHERE b.performance_id = f.id AND b.seat_id = s.id)
    THEN 1 ELSE 0 END AS withdrawn
FROM place p
JOIN performance f ON f.id = p.performance_id
JOIN seat s ON s.id = p.seat_id
WHERE p.id = :place_id
