-- One clock a house: the server's, whatever the counters' clocks say. Nothing but the demo's is ever
-- moved, and ids stay exact in JavaScript.

-- Only the demo's clock is moved, and only forward.
CREATE TRIGGER house_clock BEFORE UPDATE ON house FOR EACH ROW
  WHEN (NEW.clock_offset_ms <> OLD.clock_offset_ms
    AND (OLD.demo = 0 OR NEW.clock_offset_ms < OLD.clock_offset_ms))
  EXECUTE FUNCTION append_only();
CREATE TRIGGER head_safe BEFORE UPDATE ON head FOR EACH ROW
  WHEN (NEW.last_id > OLD.last_id AND NEW.last_id > 9007199254740991)
  EXECUTE FUNCTION append_only();

-- The house's clock, UTC milliseconds. A counter's login may ask it; only the owner could replace it.
CREATE FUNCTION house_ms() RETURNS BIGINT LANGUAGE sql VOLATILE AS
  $$ SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) $$;

-- A row of the journal is of the time at which it is written, to a second: between the beginning of its
-- transaction and now, or the time of the row before it where the server's clock was set back a little.
-- The demo has a time of its own.
CREATE FUNCTION journal_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  lasted_ms BIGINT := CAST(CEIL(
    EXTRACT(EPOCH FROM clock_timestamp() - transaction_timestamp()) * 1000) AS BIGINT);
BEGIN
  IF NEW.at_ms BETWEEN now_ms - lasted_ms - 1000 AND now_ms + 1000
    OR EXISTS (SELECT 1 FROM head WHERE seq = 0)
    OR EXISTS (SELECT 1 FROM house WHERE demo = 1)
    OR EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq - 1 AND at_ms = NEW.at_ms
      AND at_ms - now_ms <= 60000) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append_only: journal';
END $$;
CREATE TRIGGER journal_in_time BEFORE INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_in_time();

-- Ids follow the time and are used up no faster than a house gives them.
CREATE FUNCTION head_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.last_id > 67108864 + GREATEST(OLD.last_id, (house_ms() / 1000 - 946684800) * 4194304)
    AND OLD.seq > 0 AND NOT EXISTS (SELECT 1 FROM house WHERE demo = 1) THEN
    RAISE EXCEPTION 'append_only: head';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER head_in_time BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_in_time();

-- These are for the triggers alone; the clock is for counters too, see roles.sql.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
