SELECT id, external_key, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents,
  vat_bp, state, code, holder, scanned_at_ms
FROM place
WHERE external_key >= :from AND external_key < :to
