-- Counters sign where the journal ends, so that who has the file alone cannot rewrite what was signed.

-- That a counter found this row of the journal as it is, with all before it.
CREATE TABLE signature (
  -- The row that is signed: the last one when it was signed.
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  at_ms INTEGER NOT NULL,
  -- Ed25519 over the row, its hash, the counter and the time, in hexadecimal.
  body TEXT NOT NULL CHECK (length(body) = 128)
) STRICT;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
  BEGIN SELECT RAISE(ABORT, 'append_only: signature'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
  BEGIN SELECT RAISE(ABORT, 'append_only: signature'); END;
-- It signs the end of the journal, and the row that is about to be written seals it.
CREATE TRIGGER signature_follows BEFORE INSERT ON signature
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: signature'); END;

CREATE TRIGGER signature_touched_insert AFTER INSERT ON signature
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'signature', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER signature_touched_update AFTER UPDATE OF
  counter_id, at_ms, body
  ON signature
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'signature', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER signature_touched_delete AFTER DELETE ON signature
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'signature', OLD.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;

-- The keys by which counters sign stand in the journal.
CREATE INDEX journal_keys ON journal (counter_id, seq) WHERE action = 'counter.key';
