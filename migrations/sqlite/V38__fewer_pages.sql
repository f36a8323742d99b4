-- A command writes fewer pages.

-- Names are looked for among the accounts of the house alone: that of a lot is its number, which is of one lot.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE account_before AS SELECT id, kind, name, debit_cents, credit_cents, expires_at_ms FROM account;
DROP TABLE account;
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lot', 'house')),
  name TEXT NOT NULL,
  debit_cents INTEGER NOT NULL CHECK (debit_cents >= 0),
  credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0),
  -- Its lot's expiry, which never changes; none for the accounts of the house.
  expires_at_ms INTEGER,
  CHECK (kind <> 'lot' OR credit_cents >= debit_cents)
) STRICT;
INSERT INTO account (id, kind, name, debit_cents, credit_cents, expires_at_ms)
SELECT id, kind, name, debit_cents, credit_cents, expires_at_ms FROM account_before ORDER BY id;
DROP TABLE account_before;
CREATE UNIQUE INDEX account_name ON account (name) WHERE kind = 'house';
CREATE INDEX account_left ON account (expires_at_ms, id) WHERE credit_cents > debit_cents;
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
CREATE TRIGGER account_starts_empty BEFORE INSERT ON account
  WHEN (NEW.debit_cents <> 0 OR NEW.credit_cents <> 0)
    AND EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
CREATE TRIGGER account_grows BEFORE UPDATE ON account
  WHEN NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
    OR COALESCE(NEW.expires_at_ms, 0) <> COALESCE(OLD.expires_at_ms, 0)
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
CREATE TRIGGER account_touched_insert AFTER INSERT ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER account_touched_update AFTER UPDATE OF
  kind, name
  ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER account_touched_delete AFTER DELETE ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;

-- Requests about a place are among those of its order.
DROP INDEX reprise_place;

-- What an acceptance takes from the account of what is given back (2) is looked for by its row alone. A text that asks
-- what left an account says so, word by word.
DROP INDEX transfer_debit;
CREATE INDEX transfer_debit ON transfer (debit_id, seq) WHERE debit_id <> 2;
