-- A house that went back goes on past the numbers that were given and that it no longer knows.

-- Numbers of a series that the books do not have, each told by its row of the journal.
CREATE TABLE series_gap (
  name TEXT COLLATE "C" NOT NULL,
  first_number BIGINT NOT NULL CHECK (first_number >= 1),
  last_number BIGINT NOT NULL CHECK (last_number <= 999999999),
  seq BIGINT NOT NULL,
  PRIMARY KEY (name, first_number),
  CHECK (last_number >= first_number)
);
CREATE TRIGGER series_gap_no_update BEFORE UPDATE ON series_gap
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER series_gap_no_delete BEFORE DELETE ON series_gap
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER series_gap_no_truncate BEFORE TRUNCATE ON series_gap
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- It follows the last number given, and belongs to the row of the journal that is about to be written.
CREATE FUNCTION series_gap_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
    OR (EXISTS (SELECT 1 FROM head WHERE seq > 0)
      AND NEW.first_number <> 1 + COALESCE((SELECT last FROM series WHERE name = NEW.name), 0)) THEN
    RAISE EXCEPTION 'append_only: series_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_gap_follows BEFORE INSERT ON series_gap
  FOR EACH ROW EXECUTE FUNCTION series_gap_follows();

CREATE FUNCTION touched_first_number_name() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, word) SELECT TG_TABLE_NAME, OLD.first_number, OLD.name
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, word) SELECT TG_TABLE_NAME, NEW.first_number, NEW.name
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER series_gap_touched AFTER INSERT OR DELETE OR UPDATE OF
  last_number, seq
  ON series_gap FOR EACH ROW EXECUTE FUNCTION touched_first_number_name();

-- A number that was taken is used in the same breath, or named as one that the books do not have.
DROP TRIGGER series_used ON series;
DROP FUNCTION series_used();
CREATE FUNCTION series_used() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  used BIGINT;
BEGIN
  used := CASE NEW.name
    WHEN 'ticket' THEN (SELECT MAX(number) FROM ticket)
    WHEN 'reprise' THEN (SELECT MAX(number) FROM reprise)
    WHEN 'lot' THEN (SELECT MAX(number) FROM credit_lot)
  END;
  used := GREATEST(used, (SELECT MAX(last_number) FROM series_gap WHERE name = NEW.name));
  IF NEW.name IN ('ticket', 'reprise', 'lot') AND used <> (SELECT last FROM series WHERE name = NEW.name) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER series_used AFTER INSERT OR UPDATE ON series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION series_used();
DROP TRIGGER amendments_used ON series;
DROP FUNCTION amendments_used();
CREATE FUNCTION amendments_used() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.name = 'amendment' AND GREATEST((SELECT COALESCE(MAX(number), 0) FROM amendment),
      (SELECT MAX(last_number) FROM series_gap WHERE name = NEW.name))
    <> (SELECT last FROM series WHERE name = NEW.name) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendments_used AFTER INSERT OR UPDATE ON series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amendments_used();

SELECT guard.watch('series_gap');
SELECT guard.allow('house.went_back', 'series series_gap');
CREATE CONSTRAINT TRIGGER series_gap_tells AFTER INSERT ON series_gap DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('house.went_back house.restored');

-- A number is as far as nine figures go, and a series jumps over what its gap names.
DROP TRIGGER series_bounded ON series;
DROP FUNCTION series_bounded();
CREATE FUNCTION series_bounded() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner()
    AND (NEW.name NOT IN ('order', 'ticket', 'customer', 'lot', 'reprise', 'amendment')
      OR (NEW.last > 999999999 AND (TG_OP = 'INSERT' OR NEW.last > OLD.last + 2000000))
      OR (TG_OP = 'UPDATE' AND NEW.name <> 'order' AND NEW.first_number = OLD.first_number
        AND NEW.last > OLD.last + 2000000 AND NOT EXISTS (SELECT 1 FROM series_gap
          WHERE name = NEW.name AND first_number = OLD.last + 1 AND last_number = NEW.last))) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_bounded BEFORE INSERT OR UPDATE ON series
  FOR EACH ROW EXECUTE FUNCTION series_bounded();
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
