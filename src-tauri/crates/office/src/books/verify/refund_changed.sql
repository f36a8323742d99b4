-- What is said, less what moved, by account and side: nothing may remain.
SELECT CAST(COALESCE(MIN(d.number), 0) AS BIGINT)
FROM (
  SELECT x.number
  FROM (
    SELECT a.number, 'back' AS side,
      CASE WHEN r.lot_id IS NOT NULL THEN r.lot_id WHEN r.result = 'unknown' THEN 6
        WHEN r.tender = 'card' THEN 4 ELSE 3 END AS account_id, r.amount_cents AS cents
    FROM refund r JOIN amendment a ON a.id = r.amendment_id
    UNION ALL
    SELECT a.number, 'paid', CASE y.tender WHEN 'card' THEN 4 ELSE 3 END, y.amount_cents
    FROM payment y JOIN amendment a ON a.id = y.amendment_id AND a.order_id = y.order_id
    UNION ALL
    SELECT a.number, 'settled', CASE WHEN s.lot_id IS NOT NULL THEN s.lot_id
      WHEN s.given = 'cash' THEN 3 ELSE 4 END, r.amount_cents
    FROM refund_result s JOIN refund r ON r.id = s.refund_id
    JOIN amendment a ON a.id = r.amendment_id
    UNION ALL
    SELECT a.number, CASE WHEN t.debit_id = 1 THEN 'back' ELSE 'paid' END,
      CASE WHEN t.debit_id = 1 THEN t.credit_id ELSE t.debit_id END, -t.amount_cents
    FROM amendment a JOIN transfer t ON t.seq = a.seq
    UNION ALL
    SELECT a.number, CASE WHEN t.debit_id = 6 THEN 'settled' ELSE 'odd' END, t.credit_id,
      -t.amount_cents
    FROM refund_result s JOIN transfer t ON t.seq = s.seq
    JOIN refund r ON r.id = s.refund_id JOIN amendment a ON a.id = r.amendment_id
  ) x
  GROUP BY x.number, x.side, x.account_id
  HAVING SUM(x.cents) <> 0
) d
