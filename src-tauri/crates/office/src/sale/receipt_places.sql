-- Places that were sold. A cancelled one counts where an amendment gave it back: the others were never paid. A performance
-- that was moved since that row of the journal has the date that it had then.
SELECT p.show, p.hall,
  COALESCE((SELECT m.before_ms FROM rescheduling m
    WHERE m.performance_id = p.performance_id AND m.seq > :seq ORDER BY m.seq LIMIT 1), p.starts_at_ms) AS starts_at_ms,
  p.row, p.seat, p.category, p.rate, p.price_cents AS price, p.vat_bp
FROM place_named p
WHERE p.order_id = :order_id
  AND (p.state <> 'cancelled' OR EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = p.id))
ORDER BY p.rank, p.id
