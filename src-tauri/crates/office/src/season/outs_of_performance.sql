SELECT b.performance_id, w.title AS show, f.starts_at_ms, e.row, e.seat, e.row_rank, e.number_rank
FROM seat_out b
JOIN seat_named e ON e.id = b.seat_id
JOIN performance f ON f.id = b.performance_id
JOIN show w ON w.id = f.show_id
WHERE b.performance_id = :performance_id
