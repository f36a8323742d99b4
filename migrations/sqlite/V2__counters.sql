-- Counters known by a key of their own, and what holds whoever writes.

CREATE TABLE counter_key (
  counter_id INTEGER PRIMARY KEY REFERENCES counter (id),
  -- SHA-256 of the key kept in the counter's folder: a name alone is nobody.
  key_hash BLOB NOT NULL UNIQUE,
  revoked_at_ms INTEGER,
  version INTEGER NOT NULL
) STRICT;

-- Who is there, by the server's clock; written every few seconds and worth no record.
CREATE TABLE counter_presence (
  counter_id INTEGER PRIMARY KEY REFERENCES counter (id),
  seen_at_ms INTEGER NOT NULL,
  operator_id INTEGER REFERENCES operator (id),
  program TEXT NOT NULL
) STRICT;

-- While the head stands at 0 a house is being filled, and rows are taken as they are. From then on
-- the journal grows at its end only, its head follows it, and numbers only go up.
CREATE TRIGGER head_forward BEFORE UPDATE ON head
  WHEN NEW.id <> OLD.id OR NEW.last_id < OLD.last_id OR NEW.seq < OLD.seq
    OR (NEW.seq = OLD.seq AND NEW.hash <> OLD.hash)
    OR (NEW.seq > OLD.seq
      AND NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq AND hash = NEW.hash))
  BEGIN SELECT RAISE(ABORT, 'append_only: head'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head
  BEGIN SELECT RAISE(ABORT, 'append_only: head'); END;
CREATE TRIGGER journal_follows BEFORE INSERT ON journal
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq - 1 AND hash = NEW.prev_hash)
  BEGIN SELECT RAISE(ABORT, 'append_only: journal'); END;
CREATE TRIGGER transfer_follows BEFORE INSERT ON transfer
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
CREATE TRIGGER series_forward BEFORE UPDATE ON series
  WHEN NEW.last < OLD.last OR NEW.name <> OLD.name
  BEGIN SELECT RAISE(ABORT, 'append_only: series'); END;
CREATE TRIGGER series_no_delete BEFORE DELETE ON series
  BEGIN SELECT RAISE(ABORT, 'append_only: series'); END;
CREATE TRIGGER ticket_follows BEFORE INSERT ON ticket
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND NOT EXISTS (SELECT 1 FROM series WHERE name = 'ticket' AND last >= NEW.number)
  BEGIN SELECT RAISE(ABORT, 'append_only: ticket'); END;
CREATE TRIGGER account_starts_empty BEFORE INSERT ON account
  WHEN (NEW.debit_cents <> 0 OR NEW.credit_cents <> 0)
    AND EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
