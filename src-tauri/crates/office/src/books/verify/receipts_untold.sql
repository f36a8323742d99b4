WITH told AS (
  SELECT order_id, COUNT(*) AS receipts
  FROM journal
  WHERE action IN ('receipt.made', 'receipt.repeated')
  GROUP BY order_id
), kept AS (
  SELECT order_id, COUNT(*) AS receipts, MAX(duplicata) + 1 AS ranks
  FROM receipt
  GROUP BY order_id
)
SELECT o.number
FROM orders o
LEFT JOIN told t ON t.order_id = o.id
LEFT JOIN kept k ON k.order_id = o.id
WHERE COALESCE(t.receipts, 0) <> COALESCE(k.receipts, 0)
  OR COALESCE(k.receipts, 0) <> COALESCE(k.ranks, 0)
ORDER BY o.id
LIMIT 1
