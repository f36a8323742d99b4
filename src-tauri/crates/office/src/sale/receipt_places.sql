SELECT show, hall, starts_at_ms, row, seat, category, rate, price_cents AS price, vat_bp
FROM place_named
WHERE order_id = :order_id
ORDER BY rank, id
