INSERT INTO place (id, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents,
  vat_bp, channel, state, code, holder, copies, scanned_at_ms, external_key)
VALUES (:id, :order_id, :rank, :performance_id, :seat_id, :category_id, :rate_id, :price_cents,
  :vat_bp, :channel, :state, :code, :holder, :copies, :scanned_at_ms, :external_key)
