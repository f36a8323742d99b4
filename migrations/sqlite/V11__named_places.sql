-- A seat as it is named to people: free seating has no number.
CREATE VIEW seat_named AS
SELECT e.id, e.row_label AS row, CASE WHEN e.unplaced = 1 THEN '' ELSE e.number END AS seat,
  e.row_rank, e.number_rank
FROM seat e;

-- A place with its order, and with the names of its show, hall, seat, category and rate.
CREATE VIEW place_named AS
SELECT p.id, p.order_id, p.rank, p.performance_id, p.seat_id, p.category_id, p.rate_id,
  p.price_cents, p.vat_bp, p.channel, p.state, p.code, p.holder, p.copies, p.scanned_at_ms,
  o.number AS order_number, o.state AS order_state, o.channel AS order_channel, o.customer_id,
  o.counter_id, o.created_at_ms AS ordered_at_ms,
  f.show_id, f.starts_at_ms, s.title AS show, s.title_key AS show_key, h.name AS hall,
  COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat, COALESCE(e.row_rank, 0) AS row_rank,
  COALESCE(e.number_rank, 0) AS number_rank,
  g.name AS category, t.name AS rate, t.name_key AS rate_key
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
LEFT JOIN seat_named e ON e.id = p.seat_id;
