SELECT p.at_ms, p.tender, p.amount_cents, COALESCE(p.change_cents, 0) AS change_cents,
  COALESCE(p.card_last4, '') AS card_last4, l.number AS lot, a.number AS amendment,
  CASE WHEN a.kind = 'exchange' THEN o.number END AS from_order
FROM payment p
LEFT JOIN credit_lot l ON l.id = p.lot_id
LEFT JOIN amendment a ON a.id = p.amendment_id
LEFT JOIN orders o ON o.id = a.order_id
WHERE p.order_id = :order_id
ORDER BY p.id
