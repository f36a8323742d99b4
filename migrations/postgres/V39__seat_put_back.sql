-- Who puts a seat back on sale, as the program has it. A file of another program may bring a performance to another hall,
-- and what was said of the seats of the hall before goes with them.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

SELECT guard.allow('import.applied', 'seat_out');

-- A supervisor puts any seat back, a cashier a companion's, by a row that says so, the last one of the journal. Beside every
-- other row only what was said of a seat goes that is for sale in the performance's hall no more.
DROP TRIGGER seat_out_put_back ON seat_out;
DROP FUNCTION guard.seat_put_back();
CREATE FUNCTION guard.seat_put_back() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF guard.is_owner() THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1 FROM public.journal j JOIN public.head h ON h.seq = j.seq JOIN public.operator w ON w.id = j.operator_id
    WHERE j.action = 'seats.put_back' AND w.active = 1
      AND (w.role = 'supervisor' OR w.role = 'cashier' AND OLD.kind = 'companion')) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1 FROM public.performance f JOIN public.seat s ON s.hall_id = f.hall_id
    WHERE f.id = OLD.performance_id AND s.id = OLD.seat_id AND s.withdrawn = 0) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seat_out_put_back AFTER DELETE ON seat_out DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.seat_put_back();
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
