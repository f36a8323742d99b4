SELECT p.show, p.hall, p.starts_at_ms, p.row, p.seat, p.category, p.rate, p.price_cents AS price,
  p.vat_bp
FROM amendment_place g
JOIN place_named p ON p.id = g.place_id
WHERE g.amendment_id = :id
ORDER BY p.rank, p.id
