SELECT p.id, p.performance_id, p.show, p.hall, p.starts_at_ms, p.row, p.seat, p.category, p.rate, p.channel,
  p.price_cents, p.holder, p.state, r.id AS reprise_id, r.version AS reprise_version,
  r.state AS reprise_state, t.number AS ticket_number, p.copies, j.state AS copy, p.scanned_at_ms,
  h.at_ms AS handed_at_ms, COALESCE(w.name, '') AS handed_by
FROM place_named p
LEFT JOIN reprise r ON r.place_id = p.id
  AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')
LEFT JOIN ticket t ON t.place_id = p.id
LEFT JOIN print_job j ON j.place_id = p.id
  AND j.duplicata = (SELECT MAX(k.duplicata) FROM print_job k WHERE k.place_id = p.id)
LEFT JOIN handover h ON h.place_id = p.id
LEFT JOIN operator w ON w.id = h.operator_id
WHERE p.order_id = :order_id
ORDER BY p.rank, p.id
LIMIT 500
