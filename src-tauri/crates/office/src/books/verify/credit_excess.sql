-- What was taken of the payments of an order and what was given back of them is not more than they are.
SELECT o.number
FROM (SELECT DISTINCT p.order_id FROM reprise_part x JOIN payment p ON p.id = x.payment_id) d
JOIN orders o ON o.id = d.order_id
WHERE (SELECT SUM(p.amount_cents) FROM payment p WHERE p.order_id = d.order_id)
  < COALESCE((SELECT SUM(r.amount_cents) FROM refund r JOIN payment p ON p.id = r.payment_id
      WHERE p.order_id = d.order_id), 0)
    + COALESCE((SELECT SUM(x.taken_cents) FROM reprise_part_now x
      WHERE x.order_id = d.order_id AND x.payment_id IS NOT NULL), 0)
ORDER BY o.id
LIMIT 1
