SELECT label, now FROM former_row WHERE hall_id = :hall_id
