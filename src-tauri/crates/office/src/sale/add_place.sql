INSERT INTO place (id, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents,
  vat_bp, channel, state, code, holder, copies)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'live', ?11, ?12, 0)
