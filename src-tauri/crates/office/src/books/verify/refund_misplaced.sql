-- Credit that an amendment gave back went to its lot, or to the one that this was moved into by then, or to one
-- that the amendment made and that lives on days of grace, where its own did not.
SELECT CAST(COALESCE(MIN(a.number), 0) AS BIGINT)
FROM refund r
JOIN amendment a ON a.id = r.amendment_id
JOIN payment p ON p.id = r.payment_id
JOIN credit_lot f ON f.id = COALESCE((SELECT e.lot_id FROM lot_origin e
  WHERE e.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = p.lot_id), p.lot_id)
    AND e.seq < a.seq
  ORDER BY e.seq DESC LIMIT 1), p.lot_id)
JOIN credit_lot l ON l.id = r.lot_id
WHERE r.way = 'lot' AND l.id <> f.id
  AND (l.grace = 0 OR f.grace = 1 OR COALESCE(l.amendment_id, 0) <> a.id OR l.customer_id <> f.customer_id)
