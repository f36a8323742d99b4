UPDATE seat
SET category_id = :category_id, row_rank = :row_rank, number_rank = :number_rank, unplaced = :unplaced, withdrawn = 0
WHERE id = :id
