-- Whoever bears the places of orders that were of the person, and who has these orders now. An imported order has no row of the
-- journal but the one that gave it to somebody else.
SELECT p.id, p.holder, k.last_name, k.first_name
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN customer k ON k.id = o.customer_id
WHERE p.holder <> '' AND o.customer_id <> :customer_id AND o.id IN (
  SELECT j.order_id FROM journal j WHERE j.customer_id = :customer_id AND j.order_id IS NOT NULL
  UNION
  SELECT j.order_id FROM journal j WHERE j.action = 'order.corrected' AND j.order_id IS NOT NULL
    AND (j.data LIKE :before || ',%' OR j.data LIKE :before || '}%'))
ORDER BY p.id
