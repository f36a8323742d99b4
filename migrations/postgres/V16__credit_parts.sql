-- What an acceptance gives comes from what its place was paid with, and goes back there.

-- A lot that lives on days of grace: credit that came back with few days left. It gets them once.
ALTER TABLE credit_lot ADD COLUMN grace BIGINT NOT NULL DEFAULT 0 CHECK (grace IN (0, 1));

-- What an acceptance took of each payment of the order, and what became credit of it. The fee is the rest.
CREATE TABLE reprise_part (
  reprise_id BIGINT NOT NULL REFERENCES reprise (id),
  -- The row of the journal that tells the acceptance.
  seq BIGINT NOT NULL,
  rank BIGINT NOT NULL CHECK (rank >= 0),
  -- None where another system has the money.
  payment_id BIGINT REFERENCES payment (id),
  taken_cents BIGINT NOT NULL CHECK (taken_cents >= 0),
  amount_cents BIGINT NOT NULL CHECK (amount_cents BETWEEN 0 AND taken_cents),
  -- The lot that it went back to, or that it made.
  lot_id BIGINT REFERENCES credit_lot (id),
  PRIMARY KEY (reprise_id, seq, rank),
  CHECK ((amount_cents > 0) = (lot_id IS NOT NULL))
);
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
  refund_id BIGINT NOT NULL REFERENCES refund (id),
  rank BIGINT NOT NULL CHECK (rank >= 1),
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL UNIQUE,
  said TEXT NOT NULL CHECK (said IN ('failed', 'unknown')),
  card_authorisation TEXT,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (refund_id, rank)
);

CREATE TRIGGER reprise_part_no_change BEFORE UPDATE OR DELETE ON reprise_part
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER reprise_part_no_truncate BEFORE TRUNCATE ON reprise_part
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- It belongs to a row of the journal that is about to be written.
CREATE FUNCTION reprise_part_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq) THEN
    RAISE EXCEPTION 'append_only: reprise_part';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reprise_part_follows BEFORE INSERT ON reprise_part
  FOR EACH ROW EXECUTE FUNCTION reprise_part_follows();
CREATE TRIGGER refund_try_no_change BEFORE UPDATE OR DELETE ON refund_try
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_try_no_truncate BEFORE TRUNCATE ON refund_try
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER refund_try_follows BEFORE INSERT ON refund_try
  FOR EACH ROW EXECUTE FUNCTION amendment_follows();
CREATE CONSTRAINT TRIGGER refund_try_journalled AFTER INSERT ON refund_try
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
-- What asks for a signature goes on asking for it.
CREATE FUNCTION reprise_signature_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.needs_signature < OLD.needs_signature THEN
    RAISE EXCEPTION 'append_only: reprise';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reprise_signature_kept BEFORE UPDATE ON reprise
  FOR EACH ROW EXECUTE FUNCTION reprise_signature_kept();

-- A part is told by the acceptance of its request, and moves what it says.
CREATE FUNCTION reprise_part_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (NOT EXISTS (
      SELECT 1 FROM journal WHERE seq = NEW.seq AND reprise_id = NEW.reprise_id
        AND action = 'reprise.accepted')
    OR (SELECT COALESCE(SUM(amount_cents), 0) FROM reprise_part
      WHERE reprise_id = NEW.reprise_id AND seq = NEW.seq AND lot_id = NEW.lot_id)
    <> (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer
      WHERE seq = NEW.seq AND debit_id = 2 AND credit_id = NEW.lot_id)) THEN
    RAISE EXCEPTION 'not_journalled: reprise_part';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reprise_part_told AFTER INSERT ON reprise_part
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reprise_part_told();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
