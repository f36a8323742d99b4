SELECT p.id AS place_id, p.order_id, p.order_number, p.customer_id, p.state, p.order_state,
  p.row, p.seat, p.copies, t.number AS ticket_number, j.id AS job_id, j.state AS job_state,
  j.duplicata
FROM place_named p
LEFT JOIN ticket t ON t.place_id = p.id
LEFT JOIN print_job j ON j.place_id = p.id
  AND j.duplicata = (SELECT MAX(k.duplicata) FROM print_job k WHERE k.place_id = p.id)
WHERE p.id = :id
