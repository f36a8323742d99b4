INSERT INTO former_row (hall_id, label, now) VALUES (:hall_id, :label, :now)
