UPDATE place
SET performance_id = :performance_id, seat_id = :seat_id, category_id = :category_id, rate_id = :rate_id, price_cents = :price_cents, vat_bp = :vat_bp,
  state = :state, code = :code, holder = :holder, scanned_at_ms = :scanned_at_ms, copies = :copies
WHERE id = :id
