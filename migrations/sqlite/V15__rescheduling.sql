-- A performance of which places are sold is moved to another date: what was told, to whom, and until when
-- its places are taken back without a fee.

CREATE TABLE rescheduling (
  id INTEGER PRIMARY KEY,
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL UNIQUE,
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  before_ms INTEGER NOT NULL,
  starts_at_ms INTEGER NOT NULL,
  -- The last millisecond of a reprise without a fee; none where the house offers none.
  free_until_ms INTEGER,
  -- Places sold then, and their customers with an address and without one.
  places INTEGER NOT NULL CHECK (places >= 0),
  by_mail INTEGER NOT NULL CHECK (by_mail >= 0),
  by_letter INTEGER NOT NULL CHECK (by_letter >= 0),
  CHECK (starts_at_ms <> before_ms)
) STRICT;
CREATE INDEX rescheduling_performance ON rescheduling (performance_id, seq);

-- Who was told, and by which mail. One without an address is sent as a letter.
CREATE TABLE rescheduling_notice (
  mail_id INTEGER PRIMARY KEY REFERENCES mail (id),
  rescheduling_id INTEGER NOT NULL REFERENCES rescheduling (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  places INTEGER NOT NULL CHECK (places > 0),
  UNIQUE (rescheduling_id, customer_id)
) STRICT;
CREATE INDEX rescheduling_notice_of ON rescheduling_notice (rescheduling_id, mail_id);

-- Each time its letters were made: 0 the first time.
CREATE TABLE rescheduling_copy (
  rescheduling_id INTEGER NOT NULL REFERENCES rescheduling (id),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  PRIMARY KEY (rescheduling_id, rank)
) STRICT;

-- The move under which a request has no fee.
ALTER TABLE reprise ADD COLUMN rescheduling_id INTEGER REFERENCES rescheduling (id);

CREATE TRIGGER rescheduling_no_update BEFORE UPDATE ON rescheduling
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling'); END;
CREATE TRIGGER rescheduling_no_delete BEFORE DELETE ON rescheduling
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling'); END;
CREATE TRIGGER rescheduling_notice_no_update BEFORE UPDATE ON rescheduling_notice
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling_notice'); END;
CREATE TRIGGER rescheduling_notice_no_delete BEFORE DELETE ON rescheduling_notice
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling_notice'); END;
CREATE TRIGGER rescheduling_copy_no_update BEFORE UPDATE ON rescheduling_copy
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling_copy'); END;
CREATE TRIGGER rescheduling_copy_no_delete BEFORE DELETE ON rescheduling_copy
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling_copy'); END;

-- It belongs to the row of the journal that is about to be written.
CREATE TRIGGER rescheduling_follows BEFORE INSERT ON rescheduling
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: rescheduling'); END;

-- What a request froze stays frozen. Its fee alone may fall away, once, with the move that is being written.
DROP TRIGGER reprise_frozen;
CREATE TRIGGER reprise_frozen BEFORE UPDATE ON reprise
  WHEN NEW.paid_cents <> OLD.paid_cents OR NEW.policy_id <> OLD.policy_id
    OR NEW.terms_version <> OLD.terms_version OR NEW.place_id <> OLD.place_id
    OR NEW.requested_at_ms <> OLD.requested_at_ms
    OR (NEW.reprise_cents <> OLD.reprise_cents
      AND COALESCE(NEW.rescheduling_id, 0) = COALESCE(OLD.rescheduling_id, 0))
    OR (COALESCE(NEW.rescheduling_id, 0) <> COALESCE(OLD.rescheduling_id, 0)
      AND (OLD.bucket = 'done' OR NEW.fee_cents <> 0 OR NOT EXISTS (SELECT 1
        FROM rescheduling x JOIN head h ON h.seq + 1 = x.seq
        WHERE x.id = NEW.rescheduling_id AND x.performance_id = NEW.performance_id
          AND x.free_until_ms IS NOT NULL)))
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
