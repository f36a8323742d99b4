-- Credit that comes from no order: given by hand, brought in from a former house, or moved to live longer.

CREATE TABLE lot_origin (
  lot_id BIGINT PRIMARY KEY REFERENCES credit_lot (id),
  kind TEXT NOT NULL CHECK (kind IN ('gift', 'balance', 'extension')),
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL UNIQUE,
  -- The first lot of its line: itself, but for an extension.
  root_id BIGINT NOT NULL REFERENCES credit_lot (id),
  -- The lot that was moved into it. One that was moved stays empty.
  from_id BIGINT UNIQUE REFERENCES credit_lot (id),
  -- The supervisor who signed beside.
  seconded_by BIGINT REFERENCES operator (id),
  -- The same for the same line of a file said again: a digest of its key.
  mark TEXT COLLATE "C" UNIQUE,
  CHECK ((kind = 'extension') = (from_id IS NOT NULL)),
  CHECK ((kind = 'balance') = (mark IS NOT NULL)),
  CHECK (kind = 'extension' OR root_id = lot_id),
  CHECK (kind = 'gift' OR seconded_by IS NULL)
);
CREATE INDEX lot_origin_root ON lot_origin (root_id, seq);

-- Where credit of a lot comes back to: the last lot of its line.
CREATE VIEW lot_home AS
SELECT l.id AS lot_id, COALESCE((SELECT e.lot_id FROM lot_origin e
  WHERE e.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = l.id), l.id)
  ORDER BY e.seq DESC LIMIT 1), l.id) AS home_id
FROM credit_lot l;

CREATE TRIGGER lot_origin_no_update BEFORE UPDATE ON lot_origin
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER lot_origin_no_delete BEFORE DELETE ON lot_origin
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER lot_origin_no_truncate BEFORE TRUNCATE ON lot_origin
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- It belongs to a row of the journal that is about to be written. An extension goes on with its line, for the
-- same customer, to a later day.
CREATE FUNCTION lot_origin_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR (NEW.seconded_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operator w
      WHERE w.id = NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1))
    OR (NEW.from_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_lot l, credit_lot f
      WHERE l.id = NEW.lot_id AND f.id = NEW.from_id AND l.customer_id = f.customer_id
        AND l.expires_at_ms > f.expires_at_ms AND l.grace = f.grace
        AND NEW.root_id = COALESCE((SELECT o.root_id FROM lot_origin o WHERE o.lot_id = f.id), f.id)))) THEN
    RAISE EXCEPTION 'append_only: lot_origin';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_origin_follows BEFORE INSERT ON lot_origin
  FOR EACH ROW EXECUTE FUNCTION lot_origin_follows();
-- Two accounts of the house stand against this credit: what it gave, and what it took over. Each has its own
-- rows of the journal, by a supervisor. The first such row of a house makes its account.
CREATE FUNCTION transfer_gives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.debit_id = 8 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.given' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'gift' AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1
      AND COALESCE(o.seconded_by, 0) <> w.id) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_gives BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_gives();
CREATE FUNCTION transfer_takes_back() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.credit_id = 8 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, lot_origin r, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.taken_back' AND o.lot_id = NEW.debit_id
      AND r.lot_id = o.root_id AND r.kind = 'gift'
      AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_takes_back BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_takes_back();
-- The program itself brings balances in while a house is made from a terminal.
CREATE FUNCTION transfer_brings_in() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.debit_id = 9 OR NEW.credit_id = 9) AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o
    WHERE j.seq = NEW.seq AND j.action = 'credit.brought_in' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'balance' AND (j.operator_id = 0 OR EXISTS (SELECT 1 FROM operator w
        WHERE w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1))) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_brings_in BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_brings_in();
-- Credit goes from one lot to another only where it is moved to live longer.
CREATE FUNCTION transfer_extends() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.debit_id)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.credit_id)
    AND NOT EXISTS (SELECT 1 FROM journal j, lot_origin o, operator w
      WHERE j.seq = NEW.seq AND j.action = 'credit.extended' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
        AND o.from_id = NEW.debit_id AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_extends BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_extends();

CREATE FUNCTION touched_lot_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.lot_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.lot_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_origin_touched AFTER INSERT OR DELETE OR UPDATE OF
  kind, seq, root_id, from_id, seconded_by, mark
  ON lot_origin FOR EACH ROW EXECUTE FUNCTION touched_lot_id();

SELECT guard.watch('lot_origin');
SELECT guard.allow('credit.given', 'lot_origin credit_lot account series mail');
SELECT guard.allow('credit.taken_back', 'mail');
SELECT guard.allow('credit.extended', 'lot_origin credit_lot account series mail');
SELECT guard.allow('credit.brought_in', 'lot_origin credit_lot account series');
SELECT guard.allow('house.created', 'lot_origin');
-- Its row of the journal says the same, and moved its money.
CREATE CONSTRAINT TRIGGER lot_origin_tells AFTER INSERT ON lot_origin DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('credit.given credit.brought_in credit.extended');
-- Through a counter's login nobody but a supervisor writes that row.
CREATE FUNCTION guard.by_supervisor() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner() AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM public.journal j JOIN public.operator w ON w.id = j.operator_id
    WHERE j.seq = NEW.seq AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lot_origin_by_supervisor AFTER INSERT ON lot_origin DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.by_supervisor();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
