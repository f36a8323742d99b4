INSERT INTO counter_presence (counter_id, seen_at_ms, operator_id, program) VALUES (:counter_id, :seen_at_ms, :operator_id, :program)
ON CONFLICT (counter_id) DO UPDATE
SET seen_at_ms = excluded.seen_at_ms, operator_id = excluded.operator_id, program = excluded.program
