INSERT INTO counter_presence (counter_id, seen_at_ms, operator_id, program, schema_known, folder)
VALUES (:counter_id, :seen_at_ms, :operator_id, :program, :schema_known, :folder)
ON CONFLICT (counter_id) DO UPDATE
SET seen_at_ms = excluded.seen_at_ms, operator_id = excluded.operator_id, program = excluded.program,
  schema_known = excluded.schema_known, folder = excluded.folder
WHERE counter_presence.folder IN ('', excluded.folder)
  OR counter_presence.seen_at_ms <= :away_ms OR counter_presence.seen_at_ms > :ahead_ms
