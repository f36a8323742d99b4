UPDATE seat SET row_label = :after WHERE hall_id = :hall_id AND row_label = :before
