-- Who is due, the first of them, and on each row how many there are in all.
SELECT c.id, c.number, c.last_name, c.first_name,
  (SELECT MAX(o.created_at_ms) FROM orders o WHERE o.customer_id = c.id) AS last_ms,
  COUNT(*) OVER () AS total
FROM customer c
WHERE c.created_at_ms < :from_ms
  AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.created_at_ms >= :from_ms)
  AND NOT EXISTS (SELECT 1 FROM orders o JOIN place p ON p.order_id = o.id
    JOIN performance f ON f.id = p.performance_id WHERE o.customer_id = c.id AND f.starts_at_ms >= :from_ms)
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.customer_id = c.id AND j.at_ms >= :from_ms
    AND j.action <> 'credit.lapsed')
  AND NOT EXISTS (SELECT 1 FROM reprise r WHERE r.customer_id = c.id
    AND r.state IN ('requested', 'held', 'awaiting_supervisor'))
  AND NOT EXISTS (SELECT 1 FROM orders o JOIN amendment a ON a.order_id = o.id
    JOIN unsettled_refund r ON r.amendment_id = a.id WHERE o.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM credit_lot l JOIN account a ON a.id = l.id WHERE l.customer_id = c.id
    AND a.credit_cents > a.debit_cents AND l.expires_at_ms >= :now_ms)
ORDER BY c.id
LIMIT /* rows */
