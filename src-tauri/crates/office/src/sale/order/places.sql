SELECT p.id, p.show, p.hall, p.starts_at_ms, p.row, p.seat, p.category, p.rate, p.channel,
  p.price_cents, p.holder, p.state, r.id AS reprise_id, r.version AS reprise_version,
  k.number AS ticket_number, p.copies, p.scanned_at_ms,
  CASE WHEN EXISTS (SELECT 1 FROM amendment_place a WHERE a.place_id = p.id) THEN 1 ELSE 0 END AS voided
FROM place_named p
LEFT JOIN reprise r ON r.place_id = p.id
  AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')
LEFT JOIN ticket k ON k.place_id = p.id
WHERE p.order_id = :order_id
ORDER BY p.rank
LIMIT 500
