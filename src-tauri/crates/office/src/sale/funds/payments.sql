SELECT p.order_id, p.id,
  p.amount_cents - CAST(COALESCE((SELECT SUM(r.amount_cents) FROM refund r
    WHERE r.payment_id = p.id), 0) AS BIGINT)
  - CAST(COALESCE((SELECT SUM(x.taken_cents) FROM reprise_part_now x
    WHERE x.payment_id = p.id), 0) AS BIGINT) AS left_cents,
  l.id AS lot_id, l.number, l.expires_at_ms, COALESCE(l.grace, 0) AS grace
FROM payment p
LEFT JOIN lot_home h ON h.lot_id = p.lot_id
LEFT JOIN credit_lot l ON l.id = h.home_id
WHERE p.order_id IN (:ids)
ORDER BY p.order_id, p.id
