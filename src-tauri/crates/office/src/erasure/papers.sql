-- What the names of papers are made of that tell of the person: of which kind, and which. An order is, or was, theirs; a
-- ticket stands beside the number of its order. A mail that left and has no address any more went to somebody who was erased.
WITH theirs AS (
  SELECT o.id, o.number FROM orders o WHERE o.customer_id = :customer_id
  UNION
  SELECT o.id, o.number FROM journal j JOIN orders o ON o.id = j.order_id WHERE j.customer_id = :customer_id)
SELECT 'customer' AS kind, CAST(c.number AS TEXT) AS name, CAST(NULL AS BIGINT) AS ticket FROM customer c WHERE c.id = :customer_id
UNION ALL
SELECT 'order', o.number, NULL FROM theirs o
UNION ALL
SELECT 'ticket', o.number, t.number FROM theirs o JOIN place p ON p.order_id = o.id JOIN ticket t ON t.place_id = p.id
UNION ALL
SELECT 'amendment', CAST(a.number AS TEXT), NULL FROM amendment a JOIN theirs o ON o.id = a.order_id
UNION ALL
SELECT 'mail', CAST(m.id AS TEXT), NULL FROM mail m WHERE m.customer_id = :customer_id
UNION ALL
SELECT 'mail_to', CAST(m.id AS TEXT), NULL FROM mail m WHERE m.recipient = '' AND m.state IN ('sending', 'sent', 'in_doubt')
UNION ALL
SELECT 'rescheduling', CAST(n.rescheduling_id AS TEXT), NULL FROM rescheduling_notice n WHERE n.customer_id = :customer_id
