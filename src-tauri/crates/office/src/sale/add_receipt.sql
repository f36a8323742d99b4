INSERT INTO receipt (order_id, duplicata, at_ms, operator_id, counter_id)
VALUES (:order_id, :duplicata, :at_ms, :operator_id, :counter_id)
