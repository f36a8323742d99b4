-- What an acceptance gives comes from what its place was paid with, and goes back there.

-- A lot that lives on days of grace: credit that came back with few days left. It gets them once.
ALTER TABLE credit_lot ADD COLUMN grace INTEGER NOT NULL DEFAULT 0 CHECK (grace IN (0, 1));

-- What an acceptance took of each payment of the order, and what became credit of it. The fee is the rest.
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
) STRICT;
CREATE INDEX reprise_part_seq ON reprise_part (seq, rank);
CREATE INDEX reprise_part_payment ON reprise_part (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX reprise_part_lot ON reprise_part (lot_id) WHERE lot_id IS NOT NULL;

-- Acceptances of before gave one lot each, whatever the place was paid with.
INSERT INTO reprise_part (reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id)
SELECT l.reprise_id, t.seq, 0, NULL, CASE WHEN r.paid_cents > t.amount_cents THEN r.paid_cents ELSE t.amount_cents END,
  t.amount_cents, l.id
FROM transfer t
JOIN credit_lot l ON l.id = t.credit_id
JOIN reprise r ON r.id = l.reprise_id
WHERE t.debit_id = 2;

-- The parts that hold: those of the latest acceptance of a request that is accepted.
CREATE VIEW reprise_part_now AS
SELECT x.reprise_id, x.seq, x.rank, x.payment_id, x.taken_cents, x.amount_cents, x.lot_id, r.order_id, r.place_id
FROM reprise r
JOIN reprise_part x ON x.reprise_id = r.id
WHERE r.state = 'accepted'
  AND x.seq = (SELECT MAX(y.seq) FROM reprise_part y WHERE y.reprise_id = r.id);

-- Each time a card refund of unknown result was tried again, and it failed or still nobody knows.
CREATE TABLE refund_try (
  refund_id INTEGER NOT NULL REFERENCES refund (id),
  rank INTEGER NOT NULL CHECK (rank >= 1),
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL UNIQUE,
  said TEXT NOT NULL CHECK (said IN ('failed', 'unknown')),
  card_authorisation TEXT,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (refund_id, rank)
) STRICT;

CREATE TRIGGER reprise_part_no_update BEFORE UPDATE ON reprise_part
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
CREATE TRIGGER reprise_part_no_delete BEFORE DELETE ON reprise_part
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
-- It belongs to a row of the journal that is about to be written.
CREATE TRIGGER reprise_part_follows BEFORE INSERT ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise_part'); END;
CREATE TRIGGER refund_try_no_update BEFORE UPDATE ON refund_try
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_try'); END;
CREATE TRIGGER refund_try_no_delete BEFORE DELETE ON refund_try
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_try'); END;
CREATE TRIGGER refund_try_follows BEFORE INSERT ON refund_try
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_try'); END;
-- What asks for a signature goes on asking for it.
CREATE TRIGGER reprise_signature_kept BEFORE UPDATE ON reprise
  WHEN NEW.needs_signature < OLD.needs_signature
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
