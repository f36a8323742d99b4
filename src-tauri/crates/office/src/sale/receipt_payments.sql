SELECT p.tender, p.amount_cents, COALESCE(p.tendered_cents, 0) AS tendered_cents,
  COALESCE(p.change_cents, 0) AS change_cents, COALESCE(p.card_last4, '') AS card_last4,
  COALESCE(p.card_authorisation, '') AS card_authorisation, COALESCE(l.number, 0) AS lot,
  COALESCE(p.lot_left_cents, 0) AS lot_left_cents, COALESCE(l.expires_at_ms, 0) AS expires_at_ms,
  COALESCE(f.number, '') AS carried_from
FROM payment p
LEFT JOIN credit_lot l ON l.id = p.lot_id
LEFT JOIN amendment a ON a.id = p.amendment_id
LEFT JOIN orders f ON f.id = a.order_id
WHERE p.order_id = :order_id AND (a.id IS NULL OR a.new_order_id = p.order_id)
ORDER BY p.id
