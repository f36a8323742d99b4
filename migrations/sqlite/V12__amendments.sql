-- What was sold is put right by opposite entries, each with its numbered paper.

INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES
  (6, 'house', 'card_unsettled', 0, 0);

CREATE TABLE amendment (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('void', 'tender_correction', 'exchange')),
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL UNIQUE,
  made_at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  seconded_by INTEGER REFERENCES operator (id),
  new_order_id INTEGER UNIQUE REFERENCES orders (id),
  -- What the places were sold for, or the payment that was corrected.
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  ticket_returned INTEGER NOT NULL CHECK (ticket_returned IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason IN ('mistake', 'customer', 'event', 'other')),
  CHECK (seconded_by <> operator_id),
  CHECK ((kind = 'exchange') = (new_order_id IS NOT NULL))
) STRICT;
CREATE INDEX amendment_order ON amendment (order_id, id);

-- A place is given back once.
CREATE TABLE amendment_place (
  place_id INTEGER PRIMARY KEY REFERENCES place (id),
  amendment_id INTEGER NOT NULL REFERENCES amendment (id)
) STRICT;
CREATE INDEX amendment_place_of ON amendment_place (amendment_id, place_id);

-- A payment that an amendment made: carried over to another order, or typed anew.
ALTER TABLE payment ADD COLUMN amendment_id INTEGER REFERENCES amendment (id);
CREATE INDEX payment_amendment ON payment (amendment_id) WHERE amendment_id IS NOT NULL;
-- A lot that an amendment gave; its origin is then said by this column.
ALTER TABLE credit_lot ADD COLUMN amendment_id INTEGER REFERENCES amendment (id);

-- What is given back of a payment.
CREATE TABLE refund (
  id INTEGER PRIMARY KEY,
  amendment_id INTEGER NOT NULL REFERENCES amendment (id),
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'credit')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  way TEXT NOT NULL CHECK (way IN ('hand', 'terminal', 'lot', 'credit', 'carried', 'corrected')),
  -- The lot that it went back to, or that it made.
  lot_id INTEGER REFERENCES credit_lot (id),
  result TEXT NOT NULL CHECK (result IN ('done', 'unknown')),
  card_authorisation TEXT,
  at_ms INTEGER NOT NULL,
  CHECK (way = 'terminal' OR result = 'done')
) STRICT;
CREATE INDEX refund_amendment ON refund (amendment_id, id);
CREATE INDEX refund_payment ON refund (payment_id, id);
CREATE INDEX refund_unknown ON refund (at_ms, id) WHERE result = 'unknown';

-- What became of a refund whose result the terminal did not tell.
CREATE TABLE refund_result (
  refund_id INTEGER PRIMARY KEY REFERENCES refund (id),
  seq INTEGER NOT NULL UNIQUE,
  given TEXT NOT NULL CHECK (given IN ('card', 'again', 'cash', 'credit')),
  lot_id INTEGER REFERENCES credit_lot (id),
  card_authorisation TEXT,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  at_ms INTEGER NOT NULL
) STRICT;

-- Each time its paper was made: 0 the original, then the duplicatas.
CREATE TABLE amendment_copy (
  amendment_id INTEGER NOT NULL REFERENCES amendment (id),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  PRIMARY KEY (amendment_id, rank)
) STRICT;

CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment'); END;
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment'); END;
CREATE TRIGGER amendment_place_no_update BEFORE UPDATE ON amendment_place
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment_place'); END;
CREATE TRIGGER amendment_place_no_delete BEFORE DELETE ON amendment_place
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment_place'); END;
CREATE TRIGGER refund_no_update BEFORE UPDATE ON refund
  BEGIN SELECT RAISE(ABORT, 'append_only: refund'); END;
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund
  BEGIN SELECT RAISE(ABORT, 'append_only: refund'); END;
CREATE TRIGGER refund_result_no_update BEFORE UPDATE ON refund_result
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_result'); END;
CREATE TRIGGER refund_result_no_delete BEFORE DELETE ON refund_result
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_result'); END;
CREATE TRIGGER amendment_copy_no_update BEFORE UPDATE ON amendment_copy
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment_copy'); END;
CREATE TRIGGER amendment_copy_no_delete BEFORE DELETE ON amendment_copy
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment_copy'); END;

-- It belongs to the row of the journal that is about to be written.
CREATE TRIGGER amendment_follows BEFORE INSERT ON amendment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: amendment'); END;
CREATE TRIGGER refund_result_follows BEFORE INSERT ON refund_result
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1)
  BEGIN SELECT RAISE(ABORT, 'append_only: refund_result'); END;
-- No more is given back than was paid.
CREATE TRIGGER refund_within BEFORE INSERT ON refund
  WHEN NEW.amount_cents + (SELECT COALESCE(SUM(r.amount_cents), 0) FROM refund r
      WHERE r.payment_id = NEW.payment_id)
    > (SELECT p.amount_cents FROM payment p WHERE p.id = NEW.payment_id)
  BEGIN SELECT RAISE(ABORT, 'append_only: refund'); END;
