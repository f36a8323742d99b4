-- What an order was paid with, less what moved to the sales by its rows: nothing may remain.
SELECT o.number AS label, NULL AS seq
FROM (
  SELECT x.order_id
  FROM (
    SELECT y.order_id, CASE WHEN y.lot_id IS NOT NULL THEN y.lot_id WHEN y.tender = 'card' THEN 4
      WHEN y.tender = 'cash' THEN 3 ELSE 0 END AS account_id, y.amount_cents AS cents
    FROM payment y
    UNION ALL
    SELECT j.order_id, t.debit_id, -t.amount_cents
    FROM transfer t JOIN journal j ON j.seq = t.seq
    WHERE t.credit_id = 1
  ) x
  GROUP BY x.order_id, x.account_id
  HAVING SUM(x.cents) <> 0
) d
JOIN orders o ON o.id = d.order_id
ORDER BY o.id
LIMIT 1
