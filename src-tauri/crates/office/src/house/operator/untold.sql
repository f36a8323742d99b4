SELECT told_at_ms, count, operator_id FROM pin_refused WHERE counter_id = :counter_id
