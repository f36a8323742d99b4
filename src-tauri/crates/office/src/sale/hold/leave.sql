DELETE FROM seat_hold WHERE operator_id = :operator_id AND counter_id = :counter_id
