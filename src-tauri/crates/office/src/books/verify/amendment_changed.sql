-- Its refunds make its amount; so do its places, or the payments that were typed anew; what it carried
-- over pays its new order. The places of an order that another system sold may have been paid less than they cost.
SELECT CAST(COALESCE(MIN(a.number), 0) AS BIGINT)
FROM amendment a
JOIN orders o ON o.id = a.order_id
WHERE a.amount_cents <> COALESCE((SELECT SUM(r.amount_cents) FROM refund r
    WHERE r.amendment_id = a.id), 0)
  OR (a.kind <> 'tender_correction' AND a.amount_cents > COALESCE((SELECT SUM(p.price_cents)
    FROM amendment_place g JOIN place p ON p.id = g.place_id
    WHERE g.amendment_id = a.id AND p.order_id = a.order_id AND p.state = 'cancelled'), 0))
  OR (a.kind <> 'tender_correction' AND o.external_key IS NULL
    AND a.amount_cents <> COALESCE((SELECT SUM(p.price_cents)
      FROM amendment_place g JOIN place p ON p.id = g.place_id WHERE g.amendment_id = a.id), 0))
  OR (a.kind = 'tender_correction' AND a.amount_cents <> COALESCE((SELECT SUM(y.amount_cents)
    FROM payment y WHERE y.amendment_id = a.id AND y.order_id = a.order_id), 0))
  OR (a.kind = 'exchange'
    AND COALESCE((SELECT SUM(y.amount_cents) FROM payment y
      WHERE y.amendment_id = a.id AND y.order_id = a.new_order_id), 0)
    <> COALESCE((SELECT SUM(r.amount_cents) FROM refund r
      WHERE r.amendment_id = a.id AND r.way = 'carried'), 0))
  OR EXISTS (SELECT 1 FROM amendment_place g JOIN place p ON p.id = g.place_id
    WHERE g.amendment_id = a.id AND p.state <> 'cancelled')
