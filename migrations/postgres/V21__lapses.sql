-- What is left on a lot past its expiry goes to an account of the house's own, by a row of the journal. The
-- first lapse of a house makes the account.

-- Nothing goes there but from a lot that is past its expiry, and nothing comes back but for an acceptance that
-- is taken back.
CREATE FUNCTION transfer_lapses() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.credit_id = 7 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action = 'credit.lapsed' AND l.id = NEW.debit_id AND l.expires_at_ms < j.at_ms) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION transfer_revives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.debit_id = 7 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action IN ('reprise.undone', 'reprise.reversed') AND l.id = NEW.credit_id) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_lapses BEFORE INSERT ON transfer FOR EACH ROW
  EXECUTE FUNCTION transfer_lapses();
CREATE TRIGGER transfer_revives BEFORE INSERT ON transfer FOR EACH ROW
  EXECUTE FUNCTION transfer_revives();

SELECT guard.allow('credit.lapsed', 'account');

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
