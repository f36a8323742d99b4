INSERT INTO payment (id, order_id, tender, amount_cents, tendered_cents, change_cents, card_last4,
  card_authorisation, lot_id, lot_left_cents, at_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
