-- What a decision writes does not grow with the house.

-- What waits can be listed in any order. What is treated is listed by its decision and by its receipt alone, so
-- that a decision takes a request out of the other orders and puts it into one.
DROP INDEX reprise_by_customer;
DROP INDEX reprise_by_show;
DROP INDEX reprise_by_place;
DROP INDEX reprise_by_paid;
DROP INDEX reprise_by_reprise;
DROP INDEX reprise_by_fee;
DROP INDEX reprise_by_start;
DROP INDEX reprise_by_state;
CREATE INDEX reprise_by_customer ON reprise (bucket, customer_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_show ON reprise (bucket, show_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_place ON reprise (bucket, place_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_paid ON reprise (bucket, paid_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_reprise ON reprise (bucket, reprise_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_fee ON reprise (bucket, fee_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_start ON reprise (bucket, starts_at_ms, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_decided ON reprise (bucket, decided_at_ms, number,
  show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket = 'done';

-- Nothing is looked for by these.
DROP INDEX mail_customer;
DROP INDEX credit_lot_reprise;
DROP INDEX reprise_part_lot;
-- Rows about a request are among those of its order.
DROP INDEX journal_reprise;
-- Mails are listed as they were queued, which is in the order of their ids. Those that wait have an index already,
-- and most of the others are sent.
DROP INDEX mail_date;
DROP INDEX mail_state;
CREATE INDEX mail_state ON mail (state, id) WHERE state IN ('failed', 'no_address', 'in_doubt');

-- What is left on lots past their expiry is found without a look at those that are empty. Its lot's expiry,
-- which never changes; none for the accounts of the house.
ALTER TABLE account ADD COLUMN expires_at_ms INTEGER;
UPDATE account SET expires_at_ms = (SELECT l.expires_at_ms FROM credit_lot l WHERE l.id = account.id)
WHERE kind = 'lot';
CREATE INDEX account_left ON account (expires_at_ms, id) WHERE credit_cents > debit_cents;
DROP TRIGGER account_grows;
CREATE TRIGGER account_grows BEFORE UPDATE ON account
  WHEN NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
    OR COALESCE(NEW.expires_at_ms, 0) <> COALESCE(OLD.expires_at_ms, 0)
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;

-- The first nine accounts are the house's: no lot is among them.
DROP TRIGGER transfer_extends;
CREATE TRIGGER transfer_extends BEFORE INSERT ON transfer
  WHEN NEW.debit_id > 9 AND NEW.credit_id > 9 AND EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.debit_id)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.credit_id)
    AND NOT EXISTS (SELECT 1 FROM journal j, lot_origin o, operator w
      WHERE j.seq = NEW.seq AND j.action = 'credit.extended' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
        AND o.from_id = NEW.debit_id AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;

-- Its rows are a few numbers and stand in their key: one page is written, not two.
CREATE TABLE reprise_part_before AS
  SELECT reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id FROM reprise_part;
DROP TABLE reprise_part;
CREATE TABLE reprise_part (
  reprise_id INTEGER NOT NULL REFERENCES reprise (id),
  -- The row of the journal that tells the acceptance.
  seq INTEGER NOT NULL,
  rank INTEGER NOT NULL CHECK (rank >= 0),
  -- None where another system has the money.
  payment_id INTEGER REFERENCES payment (id),
  taken_cents INTEGER NOT NULL CHECK (taken_cents >= 0),
  amount_cents INTEGER NOT NULL CHECK (amount_cents BETWEEN 0 AND taken_cents),
  -- The lot that it went back to, or that it made.
  lot_id INTEGER REFERENCES credit_lot (id),
  PRIMARY KEY (reprise_id, seq, rank),
  CHECK ((amount_cents > 0) = (lot_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO reprise_part (reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id)
SELECT reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id FROM reprise_part_before;
DROP TABLE reprise_part_before;
CREATE INDEX reprise_part_seq ON reprise_part (seq, rank);
CREATE INDEX reprise_part_payment ON reprise_part (payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER reprise_part_no_update BEFORE UPDATE ON reprise_part
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
CREATE TRIGGER reprise_part_no_delete BEFORE DELETE ON reprise_part
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
-- It belongs to a row of the journal that is about to be written.
CREATE TRIGGER reprise_part_follows BEFORE INSERT ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
CREATE TRIGGER reprise_part_touched_insert AFTER INSERT ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', NEW.reprise_id, NEW.seq, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_part_touched_update AFTER UPDATE OF
  payment_id, taken_cents, amount_cents, lot_id
  ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', NEW.reprise_id, NEW.seq, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_part_touched_delete AFTER DELETE ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', OLD.reprise_id, OLD.seq, OLD.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
