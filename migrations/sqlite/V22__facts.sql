-- What an import says that contradicts this house, until a person settles it.
CREATE TABLE contradiction (
  id INTEGER PRIMARY KEY,
  -- The same for the same thing said again: a digest of what is said of what.
  mark TEXT NOT NULL,
  source TEXT NOT NULL,
  -- The key there of the order, the place, the customer or the thing of the season.
  subject TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL CHECK (line >= 0),
  found_at_ms INTEGER NOT NULL,
  order_id INTEGER REFERENCES orders (id),
  place_id INTEGER REFERENCES place (id),
  -- The request that was open: whoever decides it settles this as well.
  reprise_id INTEGER REFERENCES reprise (id),
  -- As people read them.
  order_number TEXT NOT NULL,
  place TEXT NOT NULL,
  there TEXT NOT NULL,
  there_value TEXT NOT NULL,
  here TEXT NOT NULL,
  here_value TEXT NOT NULL,
  -- here, there: what a person chose. agreed: the other system came back on it.
  choice TEXT CHECK (choice IN ('here', 'there', 'agreed')),
  settled_at_ms INTEGER,
  settled_by INTEGER REFERENCES operator (id),
  word TEXT NOT NULL,
  CHECK ((choice IS NULL) = (settled_at_ms IS NULL)),
  CHECK (choice NOT IN ('here', 'there') OR settled_by IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX contradiction_once ON contradiction (mark) WHERE choice IS NULL;
CREATE INDEX contradiction_open ON contradiction (id) WHERE choice IS NULL;
CREATE INDEX contradiction_source ON contradiction (source);
CREATE INDEX contradiction_order ON contradiction (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX contradiction_reprise ON contradiction (reprise_id) WHERE reprise_id IS NOT NULL;

-- It is settled once, and is never taken away.
CREATE TRIGGER contradiction_settled_once BEFORE UPDATE ON contradiction
  WHEN OLD.choice IS NOT NULL OR NEW.choice IS NULL OR NEW.id <> OLD.id OR NEW.mark <> OLD.mark
    OR NEW.source <> OLD.source OR NEW.subject <> OLD.subject OR NEW.file <> OLD.file OR NEW.line <> OLD.line
    OR NEW.found_at_ms <> OLD.found_at_ms OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)
    OR COALESCE(NEW.place_id, 0) <> COALESCE(OLD.place_id, 0)
    OR COALESCE(NEW.reprise_id, 0) <> COALESCE(OLD.reprise_id, 0)
    OR NEW.order_number <> OLD.order_number OR NEW.place <> OLD.place OR NEW.there <> OLD.there
    OR NEW.there_value <> OLD.there_value OR NEW.here <> OLD.here OR NEW.here_value <> OLD.here_value
  BEGIN SELECT RAISE(ABORT, 'append_only: contradiction'); END;
CREATE TRIGGER contradiction_no_delete BEFORE DELETE ON contradiction
  BEGIN SELECT RAISE(ABORT, 'append_only: contradiction'); END;

CREATE TRIGGER contradiction_touched_insert AFTER INSERT ON contradiction
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'contradiction', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER contradiction_touched_update AFTER UPDATE OF
  mark, source, subject, file, line, found_at_ms, order_id, place_id, reprise_id, order_number, place, there,
  there_value, here, here_value, choice, settled_at_ms, settled_by, word
  ON contradiction
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'contradiction', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER contradiction_touched_delete AFTER DELETE ON contradiction
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'contradiction', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
