SELECT id, external_key, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents,
  vat_bp, state, code, holder, scanned_at_ms, copies,
  CASE WHEN EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = place.id) THEN 1 ELSE 0 END AS voided
FROM place
WHERE external_key >= :from AND external_key < :to
