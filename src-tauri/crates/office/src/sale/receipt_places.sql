-- Places that were sold. A cancelled one counts where an amendment gave it back: the others were never paid.
SELECT show, hall, starts_at_ms, row, seat, category, rate, price_cents AS price, vat_bp
FROM place_named
WHERE order_id = :order_id
  AND (state <> 'cancelled' OR EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = place_named.id))
ORDER BY rank, id
