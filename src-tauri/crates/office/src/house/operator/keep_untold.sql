INSERT INTO pin_refused (counter_id, told_at_ms, count, operator_id) VALUES (:counter_id, :told_at_ms, :count, :operator_id)
ON CONFLICT (counter_id) DO UPDATE
SET told_at_ms = excluded.told_at_ms, count = excluded.count, operator_id = excluded.operator_id
