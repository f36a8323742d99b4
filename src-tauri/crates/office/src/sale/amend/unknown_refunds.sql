SELECT r.id, a.number, a.order_id, o.number AS order_number, o.customer_id,
  COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name, r.amount_cents,
  COALESCE(y.card_last4, '') AS card_last4, r.at_ms, w.name AS operator, k.name AS counter,
  (SELECT COUNT(*) FROM refund_try t WHERE t.refund_id = r.id) AS tries
FROM unsettled_refund r
JOIN amendment a ON a.id = r.amendment_id
JOIN orders o ON o.id = a.order_id
JOIN payment y ON y.id = r.payment_id
JOIN operator w ON w.id = a.operator_id
JOIN counter k ON k.id = a.counter_id
LEFT JOIN customer c ON c.id = o.customer_id
WHERE (r.at_ms, r.id) > (:at_ms, :id)
ORDER BY r.at_ms, r.id
LIMIT :limit
