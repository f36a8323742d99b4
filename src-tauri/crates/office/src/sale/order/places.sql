SELECT p.id, s.title AS show, h.name AS hall, f.starts_at_ms, COALESCE(e.row_label, '') AS row,
  CASE WHEN e.unplaced = 1 THEN '' ELSE COALESCE(e.number, '') END AS seat, g.name AS category, t.name AS rate, p.channel, p.price_cents,
  p.holder, p.state, r.id AS reprise_id, r.version AS reprise_version, k.number AS ticket_number,
  p.copies, p.scanned_at_ms
FROM place p
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
LEFT JOIN seat e ON e.id = p.seat_id
LEFT JOIN reprise r ON r.place_id = p.id
  AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')
LEFT JOIN ticket k ON k.place_id = p.id
WHERE p.order_id = ?1
ORDER BY p.rank
LIMIT 500
