INSERT INTO seat (id, hall_id, row_label, number, category_id, row_rank, number_rank, unplaced)
VALUES (:id, :hall_id, :row_label, :number, :category_id, :row_rank, :number_rank, :unplaced)
