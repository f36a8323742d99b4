-- Who issued a paper: what the house was until a row of the journal changed it. A paper of an earlier row names it so for ever;
-- one of a house that was never changed names the house as it is.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

CREATE TABLE former_house (
  -- The row of the journal that changed it.
  seq BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  siret TEXT NOT NULL,
  licence TEXT NOT NULL,
  contact TEXT NOT NULL,
  time_zone TEXT NOT NULL
);

CREATE TRIGGER former_house_no_update BEFORE UPDATE ON former_house
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER former_house_no_delete BEFORE DELETE ON former_house
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER former_house_no_truncate BEFORE TRUNCATE ON former_house
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- It belongs to a row of the journal that is about to be written, and is what the house is before that.
CREATE FUNCTION former_house_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR NOT EXISTS (SELECT 1 FROM house h WHERE h.name = NEW.name AND h.address = NEW.address AND h.siret = NEW.siret
      AND h.licence = NEW.licence AND h.contact = NEW.contact AND h.time_zone = NEW.time_zone)) THEN
    RAISE EXCEPTION 'append_only: former_house';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER former_house_follows BEFORE INSERT ON former_house
  FOR EACH ROW EXECUTE FUNCTION former_house_follows();

SELECT guard.notes_rows('former_house', 'a', '@.seq',
  ARRAY['name', 'address', 'siret', 'licence', 'contact', 'time_zone']);

-- What follows is for a server: which actions may write it, and that no house changes without it. Forms that are open are told of
-- another time zone by the versions of the performances.
SELECT guard.watch('former_house');
SELECT guard.allow('house.changed', 'former_house performance');
CREATE CONSTRAINT TRIGGER former_house_tells AFTER INSERT ON former_house DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('house.changed');
CREATE CONSTRAINT TRIGGER former_house_by_supervisor AFTER INSERT ON former_house DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.by_supervisor();
CREATE FUNCTION guard.house_kept() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner() AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM public.former_house f JOIN public.head h ON h.seq = f.seq
    WHERE f.name = OLD.name AND f.address = OLD.address AND f.siret = OLD.siret AND f.licence = OLD.licence
      AND f.contact = OLD.contact AND f.time_zone = OLD.time_zone) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER house_kept AFTER UPDATE ON house DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.name, OLD.address, OLD.siret, OLD.licence, OLD.contact, OLD.time_zone)
    IS DISTINCT FROM (NEW.name, NEW.address, NEW.siret, NEW.licence, NEW.contact, NEW.time_zone))
  EXECUTE FUNCTION guard.house_kept();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
