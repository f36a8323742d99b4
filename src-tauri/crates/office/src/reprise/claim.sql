INSERT INTO claim (reprise_id, operator_id, counter_id, at_ms) VALUES (:reprise_id, :operator_id, :counter_id, :at_ms)
ON CONFLICT (reprise_id) DO UPDATE
SET operator_id = excluded.operator_id, counter_id = excluded.counter_id, at_ms = excluded.at_ms
