UPDATE seat_hold SET at_ms = :at_ms, until_ms = :until_ms WHERE operator_id = :operator_id AND counter_id = :counter_id
