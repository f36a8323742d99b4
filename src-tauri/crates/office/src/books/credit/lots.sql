SELECT l.id, l.number, l.customer_id,
  COALESCE(o.kind, CASE WHEN l.amendment_id IS NULL THEN l.origin ELSE 'amendment' END) AS origin,
  COALESCE(o.root_id, l.id) AS root_id, COALESCE(r.kind, '') AS root, l.grace,
  l.issued_cents, a.credit_cents - a.debit_cents AS left_cents,
  l.issued_at_ms, l.expires_at_ms
FROM credit_lot l
JOIN account a ON a.id = l.id
LEFT JOIN lot_origin o ON o.lot_id = l.id
LEFT JOIN lot_origin r ON r.lot_id = o.root_id
WHERE l.customer_id IN (:ids)
ORDER BY l.id
