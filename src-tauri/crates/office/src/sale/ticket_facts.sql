SELECT p.order_id, p.show, p.hall, p.starts_at_ms, p.row, p.seat, p.category, p.rate, p.vat_bp,
  c.code, p.holder, p.order_number, p.ordered_at_ms AS sold_at_ms,
  COALESCE(n.name, p.order_channel) AS sold_at, COALESCE(k.locale, 'fr') AS locale, t.number,
  COALESCE((SELECT MAX(j.duplicata) FROM print_job j WHERE j.place_id = p.id), 0) AS duplicata,
  (SELECT MIN(l.seq) FROM journal l WHERE l.order_id = p.order_id AND l.at_ms >= t.issued_at_ms) AS seq
FROM place_named p
JOIN ticket t ON t.place_id = p.id
JOIN ticket_code c ON c.place_id = p.id
LEFT JOIN counter n ON n.id = p.counter_id
LEFT JOIN customer k ON k.id = p.customer_id
WHERE p.id = :id
