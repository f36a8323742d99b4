-- A decision leaves the orders of what waits alone: what was decided is taken out of them many at once.

-- The list in whose orders a request stands. One that waits stands in those of its own list. One that was decided may
-- stand in those that it waited in: whoever reads them passes it over.
ALTER TABLE reprise ADD COLUMN listed TEXT CHECK (listed IN ('open', 'sign', 'held'));
DROP INDEX reprise_received;
DROP INDEX reprise_by_customer;
DROP INDEX reprise_by_show;
DROP INDEX reprise_by_place;
DROP INDEX reprise_by_paid;
DROP INDEX reprise_by_reprise;
DROP INDEX reprise_by_fee;
DROP INDEX reprise_by_start;
CREATE INDEX reprise_by_received ON reprise (listed, requested_at_ms, number,
  show_id, performance_id, place_channel) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_customer ON reprise (listed, customer_key, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_show ON reprise (listed, show_key, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_place ON reprise (listed, place_key, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_paid ON reprise (listed, paid_cents, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_reprise ON reprise (listed, reprise_cents, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_fee ON reprise (listed, fee_cents, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_start ON reprise (listed, starts_at_ms, number,
  show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
-- What is treated is listed by its decision and by its receipt.
CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, number,
  show_id, performance_id, place_channel, state) WHERE bucket = 'done';
-- Those to be passed over, and taken out when they are many.
CREATE INDEX reprise_left ON reprise (number, listed, bucket) WHERE COALESCE(listed, 'done') <> bucket;
CREATE TRIGGER reprise_listed_first BEFORE INSERT ON reprise
  WHEN NEW.bucket <> 'done' AND COALESCE(NEW.listed, 'done') <> NEW.bucket
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
CREATE TRIGGER reprise_listed BEFORE UPDATE ON reprise
  WHEN NEW.bucket <> 'done' AND COALESCE(NEW.listed, 'done') <> NEW.bucket
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
UPDATE reprise SET listed = bucket WHERE bucket <> 'done';

-- One request at a time for a place, and one acceptance for good: looked for among those of its order. An index of
-- them would be written by each decision.
DROP INDEX reprise_one_per_place;
CREATE TRIGGER reprise_alone_first BEFORE INSERT ON reprise
  WHEN NEW.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')
    AND (NEW.order_id IS NOT (SELECT p.order_id FROM place p WHERE p.id = NEW.place_id) OR EXISTS (
      SELECT 1 FROM reprise r WHERE r.order_id = NEW.order_id AND r.place_id = NEW.place_id AND r.id <> NEW.id
        AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')))
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
CREATE TRIGGER reprise_alone BEFORE UPDATE OF state, place_id, order_id ON reprise
  WHEN NEW.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted') AND EXISTS (
    SELECT 1 FROM reprise r WHERE r.order_id = NEW.order_id AND r.place_id = NEW.place_id AND r.id <> NEW.id
      AND r.state IN ('requested', 'held', 'awaiting_supervisor', 'accepted'))
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;

-- A command stands in its key: one page is written, not two.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE command_before AS
  SELECT id, name, operator_id, counter_id, at_ms, entropy, args, answer, last_seq, args_version FROM command;
DROP TABLE command;
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  operator_id INTEGER NOT NULL,
  counter_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  entropy BLOB NOT NULL,
  args TEXT NOT NULL,
  answer TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  args_version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args, answer, last_seq, args_version)
SELECT id, name, operator_id, counter_id, at_ms, entropy, args, answer, last_seq, args_version
FROM command_before ORDER BY id;
DROP TABLE command_before;
CREATE TRIGGER command_words BEFORE UPDATE ON command
  WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.operator_id <> OLD.operator_id
    OR NEW.counter_id <> OLD.counter_id OR NEW.at_ms <> OLD.at_ms OR NEW.entropy <> OLD.entropy
    OR NEW.args_version <> OLD.args_version OR NEW.last_seq <> OLD.last_seq OR NEW.args <> '' OR NEW.answer <> ''
    OR NOT EXISTS (SELECT 1 FROM erased_command c, erasure e, head h
      WHERE c.id = OLD.id AND e.customer_id = c.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: command'); END;
