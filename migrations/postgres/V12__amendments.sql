-- What was sold is put right by opposite entries, each with its numbered paper.

INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES
  (6, 'house', 'card_unsettled', 0, 0);

CREATE TABLE amendment (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  order_id BIGINT NOT NULL REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('void', 'tender_correction', 'exchange')),
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL UNIQUE,
  made_at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  seconded_by BIGINT REFERENCES operator (id),
  new_order_id BIGINT UNIQUE REFERENCES orders (id),
  -- What the places were sold for, or the payment that was corrected.
  amount_cents BIGINT NOT NULL CHECK (amount_cents >= 0),
  ticket_returned BIGINT NOT NULL CHECK (ticket_returned IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason IN ('mistake', 'customer', 'event', 'other')),
  CHECK (seconded_by <> operator_id),
  CHECK ((kind = 'exchange') = (new_order_id IS NOT NULL))
);
CREATE INDEX amendment_order ON amendment (order_id, id);

-- A place is given back once.
CREATE TABLE amendment_place (
  place_id BIGINT PRIMARY KEY REFERENCES place (id),
  amendment_id BIGINT NOT NULL REFERENCES amendment (id)
);
CREATE INDEX amendment_place_of ON amendment_place (amendment_id, place_id);

-- A payment that an amendment made: carried over to another order, or typed anew.
ALTER TABLE payment ADD COLUMN amendment_id BIGINT REFERENCES amendment (id);
CREATE INDEX payment_amendment ON payment (amendment_id) WHERE amendment_id IS NOT NULL;
-- A lot that an amendment gave; its origin is then said by this column.
ALTER TABLE credit_lot ADD COLUMN amendment_id BIGINT REFERENCES amendment (id);

-- What is given back of a payment.
CREATE TABLE refund (
  id BIGINT PRIMARY KEY,
  amendment_id BIGINT NOT NULL REFERENCES amendment (id),
  payment_id BIGINT NOT NULL REFERENCES payment (id),
  tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'credit')),
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0),
  way TEXT NOT NULL CHECK (way IN ('hand', 'terminal', 'lot', 'credit', 'carried', 'corrected')),
  -- The lot that it went back to, or that it made.
  lot_id BIGINT REFERENCES credit_lot (id),
  result TEXT NOT NULL CHECK (result IN ('done', 'unknown')),
  card_authorisation TEXT,
  at_ms BIGINT NOT NULL,
  CHECK (way = 'terminal' OR result = 'done')
);
CREATE INDEX refund_amendment ON refund (amendment_id, id);
CREATE INDEX refund_payment ON refund (payment_id, id);
CREATE INDEX refund_unknown ON refund (at_ms, id) WHERE result = 'unknown';

-- What became of a refund whose result the terminal did not tell.
CREATE TABLE refund_result (
  refund_id BIGINT PRIMARY KEY REFERENCES refund (id),
  seq BIGINT NOT NULL UNIQUE,
  given TEXT NOT NULL CHECK (given IN ('card', 'again', 'cash', 'credit')),
  lot_id BIGINT REFERENCES credit_lot (id),
  card_authorisation TEXT,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  at_ms BIGINT NOT NULL
);

-- Each time its paper was made: 0 the original, then the duplicatas.
CREATE TABLE amendment_copy (
  amendment_id BIGINT NOT NULL REFERENCES amendment (id),
  rank BIGINT NOT NULL CHECK (rank >= 0),
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  PRIMARY KEY (amendment_id, rank)
);

CREATE TRIGGER amendment_no_change BEFORE UPDATE OR DELETE ON amendment
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER amendment_no_truncate BEFORE TRUNCATE ON amendment
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER amendment_place_no_change BEFORE UPDATE OR DELETE ON amendment_place
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER amendment_place_no_truncate BEFORE TRUNCATE ON amendment_place
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_no_change BEFORE UPDATE OR DELETE ON refund
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_no_truncate BEFORE TRUNCATE ON refund
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_result_no_change BEFORE UPDATE OR DELETE ON refund_result
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_result_no_truncate BEFORE TRUNCATE ON refund_result
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER amendment_copy_no_change BEFORE UPDATE OR DELETE ON amendment_copy
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER amendment_copy_no_truncate BEFORE TRUNCATE ON amendment_copy
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- It belongs to the row of the journal that is about to be written.
CREATE FUNCTION amendment_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq + 1) THEN
    RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_follows BEFORE INSERT ON amendment
  FOR EACH ROW EXECUTE FUNCTION amendment_follows();
CREATE TRIGGER refund_result_follows BEFORE INSERT ON refund_result
  FOR EACH ROW EXECUTE FUNCTION amendment_follows();
-- No more is given back than was paid.
CREATE FUNCTION refund_within() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.amount_cents + (SELECT COALESCE(SUM(r.amount_cents), 0) FROM refund r
      WHERE r.payment_id = NEW.payment_id)
    > (SELECT p.amount_cents FROM payment p WHERE p.id = NEW.payment_id) THEN
    RAISE EXCEPTION 'append_only: refund';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_within BEFORE INSERT ON refund
  FOR EACH ROW EXECUTE FUNCTION refund_within();

-- A number of the series of amendments that was taken is used in the same breath.
CREATE FUNCTION amendments_used() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.name = 'amendment' AND (SELECT COALESCE(MAX(number), 0) FROM amendment)
    <> (SELECT last FROM series WHERE name = NEW.name) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendments_used AFTER INSERT OR UPDATE ON series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amendments_used();

CREATE CONSTRAINT TRIGGER amendment_journalled AFTER INSERT ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER amendment_place_journalled AFTER INSERT ON amendment_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER refund_journalled AFTER INSERT ON refund
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER refund_result_journalled AFTER INSERT ON refund_result
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER amendment_copy_journalled AFTER INSERT ON amendment_copy
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
