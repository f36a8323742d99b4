-- A house that went back goes on past the numbers that were given and that it no longer knows.

-- Numbers of a series that the books do not have, each told by its row of the journal.
CREATE TABLE series_gap (
  name TEXT NOT NULL,
  first_number INTEGER NOT NULL CHECK (first_number >= 1),
  last_number INTEGER NOT NULL CHECK (last_number <= 999999999),
  seq INTEGER NOT NULL,
  PRIMARY KEY (name, first_number),
  CHECK (last_number >= first_number)
) STRICT;
CREATE TRIGGER series_gap_no_update BEFORE UPDATE ON series_gap
  BEGIN SELECT RAISE(ABORT, 'append_only: series_gap'); END;
CREATE TRIGGER series_gap_no_delete BEFORE DELETE ON series_gap
  BEGIN SELECT RAISE(ABORT, 'append_only: series_gap'); END;
-- It follows the last number given, and belongs to the row of the journal that is about to be written.
CREATE TRIGGER series_gap_follows BEFORE INSERT ON series_gap
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
    OR (EXISTS (SELECT 1 FROM head WHERE seq > 0)
      AND NEW.first_number <> 1 + COALESCE((SELECT last FROM series WHERE name = NEW.name), 0))
  BEGIN SELECT RAISE(ABORT, 'append_only: series_gap'); END;

CREATE TRIGGER series_gap_touched_insert AFTER INSERT ON series_gap
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'series_gap', NEW.first_number, NEW.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER series_gap_touched_update AFTER UPDATE OF
  last_number, seq
  ON series_gap
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'series_gap', NEW.first_number, NEW.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER series_gap_touched_delete AFTER DELETE ON series_gap
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'series_gap', OLD.first_number, OLD.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
