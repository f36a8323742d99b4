INSERT INTO seat (id, hall_id, row_label, number, category_id, row_rank, number_rank)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
