-- What is left on a lot past its expiry goes to an account of the house's own, by a row of the journal. The
-- first lapse of a house makes the account.

-- Nothing goes there but from a lot that is past its expiry, and nothing comes back but for an acceptance that
-- is taken back.
CREATE TRIGGER transfer_lapses BEFORE INSERT ON transfer
  WHEN NEW.credit_id = 7 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action = 'credit.lapsed' AND l.id = NEW.debit_id AND l.expires_at_ms < j.at_ms)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
CREATE TRIGGER transfer_revives BEFORE INSERT ON transfer
  WHEN NEW.debit_id = 7 AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action IN ('reprise.undone', 'reprise.reversed') AND l.id = NEW.credit_id)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
