SELECT p.order_id, p.id, p.price_cents
FROM place p
WHERE p.order_id IN (:ids)
  AND (p.state <> 'cancelled' OR EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = p.id))
ORDER BY p.order_id, p.rank, p.id
