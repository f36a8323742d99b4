-- A performance that was moved since the amendment has the date that it had then.
SELECT p.show, p.hall,
  COALESCE((SELECT m.before_ms FROM rescheduling m
    WHERE m.performance_id = p.performance_id AND m.seq > a.seq ORDER BY m.seq LIMIT 1), p.starts_at_ms) AS starts_at_ms,
  p.row, p.seat, p.category, p.rate, p.price_cents AS price, p.vat_bp
FROM amendment_place g
JOIN amendment a ON a.id = g.amendment_id
JOIN place_named p ON p.id = g.place_id
WHERE g.amendment_id = :id
ORDER BY p.rank, p.id
