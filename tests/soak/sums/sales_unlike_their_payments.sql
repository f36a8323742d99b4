SELECT COUNT(*)
FROM orders
LEFT JOIN (
  SELECT order_id, SUM(amount_cents) AS cents FROM payment GROUP BY order_id
) AS paid ON paid.order_id = orders.id
WHERE orders.counter_id IS NOT NULL AND orders.total_cents <> COALESCE(paid.cents, 0)
