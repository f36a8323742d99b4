SELECT s.id, s.row_label AS row, s.number, s.category_id, s.withdrawn, s.unplaced, s.row_rank,
  s.number_rank, CASE WHEN EXISTS (SELECT 1 FROM place p WHERE p.seat_id = s.id)
    THEN 1 ELSE 0 END AS ever_sold
FROM seat s
WHERE s.hall_id = :hall_id
ORDER BY s.row_rank, s.row_label, s.number_rank, s.id
