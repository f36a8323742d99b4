SELECT id, row_label, number FROM seat WHERE hall_id = ?1
