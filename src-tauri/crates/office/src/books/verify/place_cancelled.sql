SELECT o.number
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE p.state = 'cancelled' AND o.counter_id IS NOT NULL AND o.external_key IS NULL
  AND NOT EXISTS (SELECT 1 FROM amendment_place g WHERE g.place_id = p.id)
ORDER BY p.id
LIMIT 1
