SELECT p.id, p.row, p.seat, p.category, p.price_cents, p.state,
  (SELECT MAX(r.id) FROM reprise r WHERE r.place_id = p.id
     AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')) AS reprise_id
FROM place_named p
WHERE p.order_id = :order_id
ORDER BY p.rank
LIMIT 200
