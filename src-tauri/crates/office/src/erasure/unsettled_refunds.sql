SELECT COUNT(*)
FROM orders o
JOIN amendment a ON a.order_id = o.id
JOIN unsettled_refund r ON r.amendment_id = a.id
WHERE o.customer_id = :customer_id
