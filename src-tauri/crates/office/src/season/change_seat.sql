UPDATE seat
SET category_id = ?2, row_rank = ?3, number_rank = ?4, unplaced = ?5, withdrawn = 0
WHERE id = ?1
