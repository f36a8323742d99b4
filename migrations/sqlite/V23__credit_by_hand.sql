-- Credit that comes from no order: given by hand, brought in from a former house, or moved to live longer.

CREATE TABLE lot_origin (
  lot_id INTEGER PRIMARY KEY REFERENCES credit_lot (id),
  kind TEXT NOT NULL CHECK (kind IN ('gift', 'balance', 'extension')),
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL UNIQUE,
  -- The first lot of its line: itself, but for an extension.
  root_id INTEGER NOT NULL REFERENCES credit_lot (id),
  -- The lot that was moved into it. One that was moved stays empty.
  from_id INTEGER UNIQUE REFERENCES credit_lot (id),
  -- The supervisor who signed beside.
  seconded_by INTEGER REFERENCES operator (id),
  -- The same for the same line of a file said again: a digest of its key.
  mark TEXT UNIQUE,
  CHECK ((kind = 'extension') = (from_id IS NOT NULL)),
  CHECK ((kind = 'balance') = (mark IS NOT NULL)),
  CHECK (kind = 'extension' OR root_id = lot_id),
  CHECK (kind = 'gift' OR seconded_by IS NULL)
) STRICT;
CREATE INDEX lot_origin_root ON lot_origin (root_id, seq);

-- Where credit of a lot comes back to: the last lot of its line.
CREATE VIEW lot_home AS
SELECT l.id AS lot_id, COALESCE((SELECT e.lot_id FROM lot_origin e
  WHERE e.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = l.id), l.id)
  ORDER BY e.seq DESC LIMIT 1), l.id) AS home_id
FROM credit_lot l;

CREATE TRIGGER lot_origin_no_update BEFORE UPDATE ON lot_origin
  BEGIN SELECT RAISE(ABORT, 'append_only: lot_origin'); END;
CREATE TRIGGER lot_origin_no_delete BEFORE DELETE ON lot_origin
  BEGIN SELECT RAISE(ABORT, 'append_only: lot_origin'); END;
-- It belongs to a row of the journal that is about to be written. An extension goes on with its line, for the
-- same customer, to a later day.
CREATE TRIGGER lot_origin_follows BEFORE INSERT ON lot_origin
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR (NEW.seconded_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operator w
      WHERE w.id = NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1))
    OR (NEW.from_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_lot l, credit_lot f
      WHERE l.id = NEW.lot_id AND f.id = NEW.from_id AND l.customer_id = f.customer_id
        AND l.expires_at_ms > f.expires_at_ms AND l.grace = f.grace
        AND NEW.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = f.id), f.id))))
  BEGIN SELECT RAISE(ABORT, 'append_only: lot_origin'); END;

-- Two accounts of the house stand against this credit: what it gave, and what it took over. Each has its own
-- rows of the journal, by a supervisor. The first such row of a house makes its account.
CREATE TRIGGER transfer_gives BEFORE INSERT ON transfer
  WHEN NEW.debit_id = 8 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.given' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'gift' AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1
      AND COALESCE(o.seconded_by, 0) <> w.id)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
CREATE TRIGGER transfer_takes_back BEFORE INSERT ON transfer
  WHEN NEW.credit_id = 8 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, lot_origin r, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.taken_back' AND o.lot_id = NEW.debit_id
      AND r.lot_id = o.root_id AND r.kind = 'gift'
      AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
-- The program itself brings balances in while a house is made from a terminal.
CREATE TRIGGER transfer_brings_in BEFORE INSERT ON transfer
  WHEN (NEW.debit_id = 9 OR NEW.credit_id = 9) AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o
    WHERE j.seq = NEW.seq AND j.action = 'credit.brought_in' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'balance' AND (j.operator_id = 0 OR EXISTS (SELECT 1 FROM operator w
        WHERE w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1)))
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
-- Credit goes from one lot to another only where it is moved to live longer.
CREATE TRIGGER transfer_extends BEFORE INSERT ON transfer
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.debit_id)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.credit_id)
    AND NOT EXISTS (SELECT 1 FROM journal j, lot_origin o, operator w
      WHERE j.seq = NEW.seq AND j.action = 'credit.extended' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
        AND o.from_id = NEW.debit_id AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;

CREATE TRIGGER lot_origin_touched_insert AFTER INSERT ON lot_origin
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'lot_origin', NEW.lot_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER lot_origin_touched_update AFTER UPDATE OF
  kind, seq, root_id, from_id, seconded_by, mark
  ON lot_origin
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'lot_origin', NEW.lot_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER lot_origin_touched_delete AFTER DELETE ON lot_origin
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'lot_origin', OLD.lot_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
