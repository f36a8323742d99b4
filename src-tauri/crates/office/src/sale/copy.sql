SELECT p.id AS place_id, p.order_id, o.number AS order_number, o.customer_id,
  p.state, o.state AS order_state,
  COALESCE(s.row_label, '') AS row, CASE WHEN s.unplaced = 1 THEN '' ELSE COALESCE(s.number, '') END AS seat, p.copies,
  t.number AS ticket_number, j.id AS job_id, j.state AS job_state, j.duplicata
FROM place p
JOIN orders o ON o.id = p.order_id
LEFT JOIN seat s ON s.id = p.seat_id
LEFT JOIN ticket t ON t.place_id = p.id
LEFT JOIN print_job j ON j.place_id = p.id
  AND j.duplicata = (SELECT MAX(k.duplicata) FROM print_job k WHERE k.place_id = p.id)
WHERE p.id = ?1
