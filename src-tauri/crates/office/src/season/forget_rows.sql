DELETE FROM former_row WHERE hall_id = ?1
