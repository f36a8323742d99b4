SELECT DISTINCT row_label AS row FROM seat WHERE hall_id = :hall_id
