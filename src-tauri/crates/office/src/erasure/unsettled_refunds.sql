SELECT COUNT(*)
FROM orders o
JOIN amendment a ON a.order_id = o.id
JOIN refund r ON r.amendment_id = a.id
WHERE o.customer_id = :customer_id AND r.result = 'unknown'
  AND NOT EXISTS (SELECT 1 FROM refund_result x WHERE x.refund_id = r.id)
