-- An order that came out of an exchange was sold by whoever sold the first one, and then.
WITH RECURSIVE chain (id) AS (
  SELECT o.id FROM orders o WHERE o.id = :id
  UNION ALL
  SELECT a.order_id FROM chain c JOIN amendment a ON a.new_order_id = c.id)
SELECT o.id, o.number, o.customer_id, o.state, f.operator_id, f.created_at_ms,
  CASE WHEN (o.counter_id IS NOT NULL AND o.external_key IS NULL)
    OR EXISTS (SELECT 1 FROM payment p WHERE p.order_id = o.id) THEN 1 ELSE 0 END AS paid_here,
  CAST(COALESCE((SELECT SUM(a.amount_cents) FROM amendment a
    WHERE a.order_id = o.id AND a.kind IN ('void', 'exchange')), 0) AS BIGINT) AS earlier_cents,
  COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name,
  COALESCE(c.email, '') AS email, COALESCE(c.locale, 'fr') AS locale
FROM orders o
JOIN orders f ON f.id = (SELECT c.id FROM chain c
  WHERE NOT EXISTS (SELECT 1 FROM amendment a WHERE a.new_order_id = c.id))
LEFT JOIN customer c ON c.id = o.customer_id
WHERE o.id = :id
