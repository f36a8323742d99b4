-- Who issued a paper: what the house was until a row of the journal changed it. A paper of an earlier row names it so for ever;
-- one of a house that was never changed names the house as it is.
CREATE TABLE former_house (
  -- The row of the journal that changed it.
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  siret TEXT NOT NULL,
  licence TEXT NOT NULL,
  contact TEXT NOT NULL,
  time_zone TEXT NOT NULL
) STRICT;

CREATE TRIGGER former_house_no_update BEFORE UPDATE ON former_house
  BEGIN SELECT RAISE(ABORT, 'append_only: former_house'); END;
CREATE TRIGGER former_house_no_delete BEFORE DELETE ON former_house
  BEGIN SELECT RAISE(ABORT, 'append_only: former_house'); END;
-- It belongs to a row of the journal that is about to be written, and is what the house is before that.
CREATE TRIGGER former_house_follows BEFORE INSERT ON former_house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR NOT EXISTS (SELECT 1 FROM house h WHERE h.name = NEW.name AND h.address = NEW.address AND h.siret = NEW.siret
      AND h.licence = NEW.licence AND h.contact = NEW.contact AND h.time_zone = NEW.time_zone))
  BEGIN SELECT RAISE(ABORT, 'append_only: former_house'); END;

CREATE TRIGGER former_house_touched_insert AFTER INSERT ON former_house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'former_house', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_house_touched_update AFTER UPDATE OF
  name, address, siret, licence, contact, time_zone
  ON former_house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'former_house', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_house_touched_delete AFTER DELETE ON former_house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'former_house', OLD.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
