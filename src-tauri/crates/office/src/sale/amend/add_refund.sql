INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, lot_id, result,
  card_authorisation, at_ms)
VALUES (:id, :amendment_id, :payment_id, :tender, :amount_cents, :way, :lot_id, :result,
  :card_authorisation, :at_ms)
