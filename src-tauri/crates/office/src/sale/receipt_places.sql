-- Those that were sold: a place that is cancelled was given back by an amendment, or its system cancelled it unpaid.
SELECT show, hall, starts_at_ms, row, seat, category, rate, price_cents AS price, vat_bp
FROM place_named
WHERE order_id = :order_id
  AND (state <> 'cancelled' OR EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = place_named.id))
ORDER BY rank, id
