-- An origin that no row of its kind tells, for its lot.
SELECT COALESCE(l.number, 0) AS number, o.seq
FROM lot_origin o
LEFT JOIN credit_lot l ON l.id = o.lot_id
LEFT JOIN journal j ON j.seq = o.seq AND j.action = CASE o.kind WHEN 'gift' THEN 'credit.given'
  WHEN 'balance' THEN 'credit.brought_in' ELSE 'credit.extended' END
LEFT JOIN transfer t ON t.seq = o.seq AND t.rank = 0 AND t.credit_id = o.lot_id
WHERE j.seq IS NULL OR t.seq IS NULL
ORDER BY o.lot_id
LIMIT 1
