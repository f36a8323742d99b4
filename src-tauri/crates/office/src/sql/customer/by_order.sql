SELECT c.id, c.number, c.last_name, c.first_name, c.name_key, c.email, c.phone,
  (SELECT CAST(COALESCE(SUM(a.credit_cents - a.debit_cents), 0) AS BIGINT)
   FROM credit_lot l JOIN account a ON a.id = l.id
   WHERE l.customer_id = c.id AND l.expires_at_ms >= ?1) AS balance_cents,
  (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
  (SELECT COUNT(*) FROM reprise r WHERE r.customer_id = c.id
     AND r.state IN ('requested', 'held', 'awaiting_supervisor')) AS pending
FROM customer c
WHERE c.id IN (SELECT n.customer_id FROM orders n
    WHERE (n.number >= ?2 AND n.number < ?3) OR (n.number >= ?4 AND n.number < ?5))
  AND (c.name_key, c.id) > (?6, ?7)
ORDER BY c.name_key, c.id
LIMIT ?8
