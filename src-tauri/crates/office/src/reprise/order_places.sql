SELECT p.id, COALESCE(e.row_label, '') AS row, CASE WHEN e.unplaced = 1 THEN '' ELSE COALESCE(e.number, '') END AS seat, g.name AS category,
  p.price_cents, p.state,
  (SELECT MAX(r.id) FROM reprise r WHERE r.place_id = p.id
     AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')) AS reprise_id
FROM place p
JOIN category g ON g.id = p.category_id
LEFT JOIN seat e ON e.id = p.seat_id
WHERE p.order_id = ?1
ORDER BY p.rank
LIMIT 200
