-- Seats that are out of sale for one performance: what they are kept for, in which words, and by whom. A row that is put
-- back is taken away; the journal has both. A change of the evening's hall takes its rows away with it.
CREATE TABLE seat_out (
  performance_id BIGINT NOT NULL REFERENCES performance (id),
  seat_id BIGINT NOT NULL REFERENCES seat (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('technical', 'house', 'companion')),
  reason TEXT COLLATE "C" NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  at_ms BIGINT NOT NULL,
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL,
  PRIMARY KEY (performance_id, seat_id)
);
CREATE INDEX seat_out_seat ON seat_out (seat_id);

-- The same with the name of whoever put it out.
CREATE VIEW seat_out_by AS
SELECT b.performance_id, b.seat_id, b.kind, b.reason, b.at_ms, w.name AS operator
FROM seat_out b
JOIN operator w ON w.id = b.operator_id;

CREATE TRIGGER seat_out_no_update BEFORE UPDATE ON seat_out
  FOR EACH ROW EXECUTE FUNCTION append_only();
-- It belongs to a row of the journal that is about to be written, and nobody has the seat.
CREATE FUNCTION seat_out_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR EXISTS (SELECT 1 FROM place x WHERE x.performance_id = NEW.performance_id AND x.seat_id = NEW.seat_id
      AND x.state IN ('live', 'pending'))) THEN
    RAISE EXCEPTION 'append_only: seat_out';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_out_follows BEFORE INSERT ON seat_out
  FOR EACH ROW EXECUTE FUNCTION seat_out_follows();

SELECT guard.notes_rows('seat_out', 'a, b', '@.performance_id, @.seat_id',
  ARRAY['kind', 'reason', 'operator_id', 'at_ms', 'seq']);

-- What follows is for a server: which actions may write it.
SELECT guard.watch('seat_out');
SELECT guard.allow('seats.put_out', 'seat_out');
SELECT guard.allow('seats.put_back', 'seat_out');
-- A seat that is gone from its hall, or a hall from its performance, takes along what was said of it.
SELECT guard.allow('hall.changed', 'seat_out');
SELECT guard.allow('hall.planned', 'seat_out');
SELECT guard.allow('performance.changed', 'seat_out');
CREATE CONSTRAINT TRIGGER seat_out_tells AFTER INSERT ON seat_out DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('seats.put_out');
CREATE CONSTRAINT TRIGGER seat_out_by_supervisor AFTER INSERT ON seat_out DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.by_supervisor();
-- Nobody but a supervisor puts back another seat than a companion's. The last row of the journal is of who gives the command.
CREATE FUNCTION guard.seat_put_back() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner() AND OLD.kind <> 'companion' AND NOT EXISTS (
    SELECT 1 FROM public.journal j JOIN public.operator w ON w.id = j.operator_id JOIN public.head h ON h.seq = j.seq
    WHERE w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seat_out_put_back AFTER DELETE ON seat_out DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.seat_put_back();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
