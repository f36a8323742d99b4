SELECT l.id, l.number, l.customer_id, CASE WHEN l.amendment_id IS NULL THEN l.origin ELSE 'amendment' END AS origin,
  l.issued_cents, a.credit_cents - a.debit_cents AS left_cents,
  l.issued_at_ms, l.expires_at_ms
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.customer_id IN (:ids)
ORDER BY l.id
