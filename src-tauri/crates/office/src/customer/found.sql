SELECT k.kind, k.word, c.id, c.number, c.last_name, c.first_name, c.name_key, c.email, c.phone,
  (SELECT CAST(COALESCE(SUM(a.credit_cents - a.debit_cents), 0) AS BIGINT)
   FROM credit_lot l JOIN account a ON a.id = l.id
   WHERE l.customer_id = c.id AND l.expires_at_ms >= :now_ms) AS balance_cents,
  (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
  (SELECT COUNT(*) FROM reprise r WHERE r.customer_id = c.id
     AND r.state IN ('requested', 'held', 'awaiting_supervisor')) AS pending
FROM (/* found */) k
CROSS JOIN customer c
WHERE c.id = k.customer_id
ORDER BY k.kind, k.word, c.name_key, c.id
