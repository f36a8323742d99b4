-- What the names of papers are made of that tell of the person: of which kind, and which. An order is, or was, theirs.
WITH theirs AS (
  SELECT o.id, o.number FROM orders o WHERE o.customer_id = :customer_id
  UNION
  SELECT o.id, o.number FROM journal j JOIN orders o ON o.id = j.order_id WHERE j.customer_id = :customer_id)
SELECT 'customer' AS kind, CAST(c.number AS TEXT) AS name FROM customer c WHERE c.id = :customer_id
UNION ALL
SELECT 'order', o.number FROM theirs o
UNION ALL
SELECT 'amendment', CAST(a.number AS TEXT) FROM amendment a JOIN theirs o ON o.id = a.order_id
UNION ALL
SELECT 'mail', CAST(m.id AS TEXT) FROM mail m WHERE m.customer_id = :customer_id
UNION ALL
SELECT 'rescheduling', CAST(n.rescheduling_id AS TEXT) FROM rescheduling_notice n WHERE n.customer_id = :customer_id
