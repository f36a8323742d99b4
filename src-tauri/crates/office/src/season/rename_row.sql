UPDATE seat SET row_label = ?3 WHERE hall_id = ?1 AND row_label = ?2
