SELECT o.number
FROM payment p
JOIN orders o ON o.id = p.order_id
JOIN (SELECT payment_id, SUM(amount_cents) AS cents FROM refund GROUP BY payment_id) r
  ON r.payment_id = p.id
WHERE r.cents > p.amount_cents
ORDER BY p.id
LIMIT 1
