-- Who signs is held by the database as well: an acceptance that reaches its policy's amount, an amendment that
-- reaches that of the house. What one press comes to is held by the program alone: two presses are allowed.

-- The amount from which requests under a policy are signed, and that from which a second supervisor signs an
-- amendment; no amount where nobody has to.
CREATE VIEW signed_from AS
SELECT id AS policy_id, CAST(CAST(body AS JSONB) ->> 'sign_from' AS BIGINT) AS cents FROM policy;
CREATE VIEW seconded_from AS
SELECT CAST(CAST(COALESCE((SELECT body FROM setting WHERE name = 'amendments'), '{"second_from_cents": 30000}') AS JSONB)
  ->> 'second_from_cents' AS BIGINT) AS cents;

-- A request that is marked is accepted by a supervisor, once another person has proposed it and told the journal so.
CREATE FUNCTION reprise_signed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM journal j, operator w
    WHERE j.order_id = NEW.order_id AND j.reprise_id = NEW.id AND j.action = 'reprise.passed'
      AND j.operator_id = NEW.proposed_by AND w.id = NEW.decided_by AND w.id <> NEW.proposed_by
      AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'not_signed: reprise';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reprise_signed BEFORE UPDATE ON reprise FOR EACH ROW
  WHEN ((NEW.state = 'accepted' AND OLD.state <> 'accepted' AND NEW.needs_signature = 1))
  EXECUTE FUNCTION reprise_signed();
-- So is one that needs no mark, once the credit of its order reaches the amount.
CREATE FUNCTION reprise_part_signed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND EXISTS (
    SELECT 1 FROM reprise r, signed_from s
    WHERE r.id = NEW.reprise_id AND s.policy_id = r.policy_id
      AND s.cents <= (SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.order_id = r.order_id)
      AND NOT EXISTS (SELECT 1 FROM journal j, operator w
        WHERE j.order_id = r.order_id AND j.reprise_id = r.id AND j.action = 'reprise.passed'
          AND j.operator_id = r.proposed_by AND w.id = r.decided_by AND w.id <> r.proposed_by
          AND w.role = 'supervisor' AND w.active = 1)) THEN
    RAISE EXCEPTION 'not_signed: reprise_part';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reprise_part_signed AFTER INSERT ON reprise_part
  FOR EACH ROW EXECUTE FUNCTION reprise_part_signed();
-- Whoever signs beside is a supervisor; from the amount on two of them sign.
CREATE FUNCTION amendment_signed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    (NEW.seconded_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operator w
      WHERE w.id = NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1))
    OR (EXISTS (SELECT 1 FROM seconded_from f WHERE f.cents <= NEW.amount_cents)
      AND NOT EXISTS (SELECT 1 FROM operator w
        WHERE w.id = NEW.operator_id AND w.id <> NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1))) THEN
    RAISE EXCEPTION 'not_signed: amendment';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_signed BEFORE INSERT ON amendment
  FOR EACH ROW EXECUTE FUNCTION amendment_signed();

-- What follows is for a server: the row of the journal that tells an acceptance is of whoever decided it.
DROP TRIGGER parts_told ON guard.parts;
DROP FUNCTION guard.parts_told();
CREATE FUNCTION guard.parts_told() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
DECLARE
  of_this guard.parts;
BEGIN
  SELECT * INTO of_this FROM guard.parts WHERE xid = NEW.xid;
  IF EXISTS (
    SELECT 1 FROM (
      SELECT reprise_id, seq, lot_id, SUM(amount_cents) AS given
      FROM public.reprise_part
      WHERE seq BETWEEN of_this.first_seq AND of_this.last_seq
      GROUP BY reprise_id, seq, lot_id
    ) x
    WHERE NOT EXISTS (SELECT 1 FROM public.journal j JOIN public.reprise r ON r.id = j.reprise_id
        WHERE j.seq = x.seq AND j.reprise_id = x.reprise_id AND j.action = 'reprise.accepted'
          AND j.operator_id = r.decided_by)
      OR (x.lot_id IS NOT NULL AND x.given <> (SELECT COALESCE(SUM(t.amount_cents), 0) FROM public.transfer t
        WHERE t.seq = x.seq AND t.debit_id = 2 AND t.credit_id = x.lot_id))
  ) THEN
    RAISE EXCEPTION 'not_journalled: reprise_part';
  END IF;
  DELETE FROM guard.parts WHERE xid = NEW.xid;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER parts_told AFTER INSERT ON guard.parts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.parts_told();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
