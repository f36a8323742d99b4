-- An order of this house belongs to whom its last row says.
SELECT o.number AS label, j.seq
FROM orders o
JOIN journal j ON j.seq = (SELECT MAX(k.seq) FROM journal k
  WHERE k.order_id = o.id AND k.action IN ('sale.made', 'order.attached', 'order.corrected'))
WHERE o.external_key IS NULL AND COALESCE(o.customer_id, 0) <> COALESCE(j.customer_id, 0)
ORDER BY j.seq
LIMIT 1
