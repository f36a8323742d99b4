SELECT p.id AS of_place, p.order_number, p.show, p.starts_at_ms, p.hall, p.row, p.seat, p.category, p.rate, p.price_cents, p.state,
  x.holder, t.number AS ticket, x.scanned_at_ms
FROM place_named p
JOIN place x ON x.id = p.id
LEFT JOIN ticket t ON t.place_id = p.id
WHERE p.customer_id = :customer_id
ORDER BY p.ordered_at_ms, p.order_id, x.rank
