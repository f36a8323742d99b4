SELECT id, row_label, number, row_rank, unplaced, withdrawn
FROM seat
WHERE hall_id = :hall_id
ORDER BY row_rank, row_label, number_rank, id
