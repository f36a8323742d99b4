-- What an import says that contradicts this house, until a person settles it.
CREATE TABLE contradiction (
  id BIGINT PRIMARY KEY,
  -- The same for the same thing said again: a digest of what is said of what.
  mark TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  -- The key there of the order, the place, the customer or the thing of the season.
  subject TEXT NOT NULL,
  file TEXT NOT NULL,
  line BIGINT NOT NULL CHECK (line >= 0),
  found_at_ms BIGINT NOT NULL,
  order_id BIGINT REFERENCES orders (id),
  place_id BIGINT REFERENCES place (id),
  -- The request that was open: whoever decides it settles this as well.
  reprise_id BIGINT REFERENCES reprise (id),
  -- As people read them.
  order_number TEXT NOT NULL,
  place TEXT NOT NULL,
  there TEXT NOT NULL,
  there_value TEXT NOT NULL,
  here TEXT NOT NULL,
  here_value TEXT NOT NULL,
  -- here, there: what a person chose. agreed: the other system came back on it.
  choice TEXT CHECK (choice IN ('here', 'there', 'agreed')),
  settled_at_ms BIGINT,
  settled_by BIGINT REFERENCES operator (id),
  word TEXT NOT NULL,
  CHECK ((choice IS NULL) = (settled_at_ms IS NULL)),
  CHECK (choice NOT IN ('here', 'there') OR settled_by IS NOT NULL)
);
CREATE UNIQUE INDEX contradiction_once ON contradiction (mark) WHERE choice IS NULL;
CREATE INDEX contradiction_open ON contradiction (id) WHERE choice IS NULL;
CREATE INDEX contradiction_source ON contradiction (source);
CREATE INDEX contradiction_order ON contradiction (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX contradiction_reprise ON contradiction (reprise_id) WHERE reprise_id IS NOT NULL;

-- It is settled once, and is never taken away.
CREATE TRIGGER contradiction_settled_once BEFORE UPDATE ON contradiction FOR EACH ROW
  WHEN (OLD.choice IS NOT NULL OR NEW.choice IS NULL OR NEW.id <> OLD.id OR NEW.mark <> OLD.mark
    OR NEW.source <> OLD.source OR NEW.subject <> OLD.subject OR NEW.file <> OLD.file OR NEW.line <> OLD.line
    OR NEW.found_at_ms <> OLD.found_at_ms OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)
    OR COALESCE(NEW.place_id, 0) <> COALESCE(OLD.place_id, 0)
    OR COALESCE(NEW.reprise_id, 0) <> COALESCE(OLD.reprise_id, 0)
    OR NEW.order_number <> OLD.order_number OR NEW.place <> OLD.place OR NEW.there <> OLD.there
    OR NEW.there_value <> OLD.there_value OR NEW.here <> OLD.here OR NEW.here_value <> OLD.here_value)
  EXECUTE FUNCTION append_only();
CREATE TRIGGER contradiction_no_delete BEFORE DELETE ON contradiction
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER contradiction_no_truncate BEFORE TRUNCATE ON contradiction
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER contradiction_touched AFTER INSERT OR DELETE OR UPDATE OF
  mark, source, subject, file, line, found_at_ms, order_id, place_id, reprise_id, order_number, place, there,
  there_value, here, here_value, choice, settled_at_ms, settled_by, word
  ON contradiction FOR EACH ROW EXECUTE FUNCTION touched_id();

-- An import finds and agrees, a person settles.
SELECT guard.watch('contradiction');
SELECT guard.allow('import.applied', 'contradiction');
SELECT guard.allow('house.created', 'contradiction');
SELECT guard.allow('contradiction.settled', 'contradiction');
SELECT guard.allow('reprise.closed', 'reprise reprise_count place_state mail mail_ended');
