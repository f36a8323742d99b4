INSERT INTO rescheduling_copy (rescheduling_id, rank, at_ms, operator_id)
VALUES (:rescheduling_id, :rank, :at_ms, :operator_id)
