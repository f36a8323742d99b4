-- What the names of papers are made of that tell of the person: of which kind, and which.
SELECT 'customer' AS kind, CAST(c.number AS TEXT) AS name FROM customer c WHERE c.id = :customer_id
UNION ALL
SELECT 'order', o.number FROM orders o WHERE o.customer_id = :customer_id
UNION ALL
SELECT 'amendment', CAST(a.number AS TEXT) FROM amendment a JOIN orders o ON o.id = a.order_id
WHERE o.customer_id = :customer_id
UNION ALL
SELECT 'mail', CAST(m.id AS TEXT) FROM mail m WHERE m.customer_id = :customer_id
UNION ALL
SELECT 'rescheduling', CAST(n.rescheduling_id AS TEXT) FROM rescheduling_notice n WHERE n.customer_id = :customer_id
