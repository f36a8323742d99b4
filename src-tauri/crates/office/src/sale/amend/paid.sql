SELECT p.id, p.tender, p.amount_cents, p.at_ms,
  p.amount_cents - CAST(COALESCE((SELECT SUM(r.amount_cents) FROM refund r
    WHERE r.payment_id = p.id), 0) AS BIGINT) AS left_cents,
  CAST(COALESCE((SELECT SUM(x.taken_cents) FROM reprise_part_now x
    WHERE x.payment_id = p.id), 0) AS BIGINT) AS taken_cents,
  l.id AS lot_id, l.number AS lot_number, s.number AS spent_number, l.expires_at_ms, COALESCE(l.grace, 0) AS grace,
  a.credit_cents - a.debit_cents AS lot_left_cents,
  COALESCE(p.card_last4, '') AS card_last4, COALESCE(p.card_authorisation, '') AS card_authorisation
FROM payment p
LEFT JOIN credit_lot s ON s.id = p.lot_id
LEFT JOIN lot_home h ON h.lot_id = p.lot_id
LEFT JOIN credit_lot l ON l.id = h.home_id
LEFT JOIN account a ON a.id = l.id
WHERE p.order_id = :order_id
ORDER BY p.id
