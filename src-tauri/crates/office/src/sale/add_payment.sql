INSERT INTO payment (id, order_id, tender, amount_cents, tendered_cents, change_cents, card_last4,
  card_authorisation, lot_id, lot_left_cents, at_ms, amendment_id)
VALUES (:id, :order_id, :tender, :amount_cents, :tendered_cents, :change_cents, :card_last4,
  :card_authorisation, :lot_id, :lot_left_cents, :at_ms, :amendment_id)
