UPDATE place
SET performance_id = ?2, seat_id = ?3, category_id = ?4, rate_id = ?5, price_cents = ?6, vat_bp = ?7,
  state = ?8, code = ?9, holder = ?10, scanned_at_ms = ?11
WHERE id = ?1
