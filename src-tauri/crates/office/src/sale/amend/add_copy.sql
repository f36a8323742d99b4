INSERT INTO amendment_copy (amendment_id, rank, at_ms, operator_id)
VALUES (:amendment_id, :rank, :at_ms, :operator_id)
