SELECT id, row_label, number, row_rank FROM seat WHERE hall_id = :hall_id
