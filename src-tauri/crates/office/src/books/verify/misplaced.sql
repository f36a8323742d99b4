-- Money makes a lot of the request with the full validity. Credit goes back to its lot, or to the one that this was
-- moved into by then, or to one that the request made and that lives on days of grace, where its own did not.
SELECT CAST(COALESCE(MIN(d.number), 0) AS BIGINT)
FROM (
  SELECT r.number
  FROM reprise_part x
  JOIN reprise r ON r.id = x.reprise_id
  LEFT JOIN credit_lot l ON l.id = x.lot_id
  LEFT JOIN payment p ON p.id = x.payment_id
  LEFT JOIN credit_lot f ON f.id = COALESCE((SELECT e.lot_id FROM lot_origin e
    WHERE e.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = p.lot_id), p.lot_id)
      AND e.seq < x.seq
    ORDER BY e.seq DESC LIMIT 1), p.lot_id)
  WHERE (p.id IS NOT NULL AND p.order_id <> r.order_id)
    OR (l.id IS NOT NULL AND l.customer_id <> r.customer_id)
    OR (l.id IS NOT NULL AND f.id IS NULL AND (l.grace = 1 OR COALESCE(l.reprise_id, 0) <> r.id))
    OR (l.id IS NOT NULL AND f.id IS NOT NULL AND l.id <> f.id
      AND (l.grace = 0 OR f.grace = 1 OR COALESCE(l.reprise_id, 0) <> r.id))
  UNION ALL
  -- A lot that a request made is one that it gave to.
  SELECT r.number
  FROM credit_lot l
  JOIN reprise r ON r.id = l.reprise_id
  WHERE NOT EXISTS (SELECT 1 FROM reprise_part x WHERE x.reprise_id = r.id AND x.lot_id = l.id)
) d
