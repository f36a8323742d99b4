-- A person is erased: their words leave every table, by a row of the journal that names each command and each
-- note that it took. Orders, payments, tickets and the chain stay.

CREATE TABLE erasure (
  customer_id INTEGER PRIMARY KEY REFERENCES customer (id),
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL UNIQUE,
  at_ms INTEGER NOT NULL,
  -- The person's key in another system, as a digest: an import does not bring them back.
  mark TEXT UNIQUE
) STRICT;

-- A command whose words were erased: its name, its times and who gave it stay, and these digests.
CREATE TABLE erased_command (
  id TEXT PRIMARY KEY REFERENCES command (id),
  customer_id INTEGER NOT NULL REFERENCES erasure (customer_id),
  -- Of what the journal sealed, of what stays, and the SHA-256 of its arguments.
  sealed TEXT NOT NULL,
  kept TEXT NOT NULL,
  args_hash TEXT NOT NULL
) STRICT;
CREATE INDEX erased_command_customer ON erased_command (customer_id);

-- Words beside a row of the journal that were erased.
CREATE TABLE erased_note (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  customer_id INTEGER NOT NULL REFERENCES erasure (customer_id)
) STRICT;
CREATE INDEX erased_note_customer ON erased_note (customer_id);

CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure
  BEGIN SELECT RAISE(ABORT, 'append_only: erasure'); END;
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure
  BEGIN SELECT RAISE(ABORT, 'append_only: erasure'); END;
CREATE TRIGGER erased_command_no_update BEFORE UPDATE ON erased_command
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_command'); END;
CREATE TRIGGER erased_command_no_delete BEFORE DELETE ON erased_command
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_command'); END;
CREATE TRIGGER erased_note_no_update BEFORE UPDATE ON erased_note
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_note'); END;
CREATE TRIGGER erased_note_no_delete BEFORE DELETE ON erased_note
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_note'); END;

-- Each belongs to a row of the journal that is about to be written.
CREATE TRIGGER erasure_follows BEFORE INSERT ON erasure
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: erasure'); END;
CREATE TRIGGER erased_command_follows BEFORE INSERT ON erased_command
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (SELECT 1 FROM erasure e, head h
    WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_command'); END;
CREATE TRIGGER erased_note_follows BEFORE INSERT ON erased_note
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (SELECT 1 FROM erasure e, head h
    WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: erased_note'); END;

-- Words change in these places for an erasure alone, in the transaction that tells it, and then to nothing.
CREATE TRIGGER command_words BEFORE UPDATE ON command
  WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.operator_id <> OLD.operator_id
    OR NEW.counter_id <> OLD.counter_id OR NEW.at_ms <> OLD.at_ms OR NEW.entropy <> OLD.entropy
    OR NEW.args_version <> OLD.args_version OR NEW.last_seq <> OLD.last_seq OR NEW.args <> '' OR NEW.answer <> ''
    OR NOT EXISTS (SELECT 1 FROM erased_command c, erasure e, head h
      WHERE c.id = OLD.id AND e.customer_id = c.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: command'); END;
CREATE TRIGGER journal_note_no_update BEFORE UPDATE ON journal_note
  BEGIN SELECT RAISE(ABORT, 'append_only: journal_note'); END;
CREATE TRIGGER journal_note_kept BEFORE DELETE ON journal_note
  WHEN NOT EXISTS (SELECT 1 FROM erased_note n, erasure e, head h
    WHERE n.seq = OLD.seq AND e.customer_id = n.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: journal_note'); END;
CREATE TRIGGER mail_words BEFORE UPDATE ON mail
  WHEN (NEW.recipient_name <> OLD.recipient_name OR NEW.subject <> OLD.subject OR NEW.body_text <> OLD.body_text
      OR NEW.body_html <> OLD.body_html OR COALESCE(NEW.facts, '') <> COALESCE(OLD.facts, ''))
    AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: mail'); END;
CREATE TRIGGER reprise_words BEFORE UPDATE ON reprise
  WHEN (NEW.customer_key <> OLD.customer_key OR NEW.search_key <> OLD.search_key)
    AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
-- What a file said of a person who is erased goes with them, whether it was settled or not.
DROP TRIGGER contradiction_settled_once;
CREATE TRIGGER contradiction_settled_once BEFORE UPDATE ON contradiction
  WHEN (OLD.choice IS NOT NULL OR NEW.choice IS NULL OR NEW.id <> OLD.id OR NEW.mark <> OLD.mark
    OR NEW.source <> OLD.source OR NEW.subject <> OLD.subject OR NEW.file <> OLD.file OR NEW.line <> OLD.line
    OR NEW.found_at_ms <> OLD.found_at_ms OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)
    OR COALESCE(NEW.place_id, 0) <> COALESCE(OLD.place_id, 0)
    OR COALESCE(NEW.reprise_id, 0) <> COALESCE(OLD.reprise_id, 0)
    OR NEW.order_number <> OLD.order_number OR NEW.place <> OLD.place OR NEW.there <> OLD.there
    OR NEW.there_value <> OLD.there_value OR NEW.here <> OLD.here OR NEW.here_value <> OLD.here_value)
    AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: contradiction'); END;

-- Credit that a person gave up in writing goes to an account of its own, by a supervisor's row, and never comes
-- back. The first such row of a house makes the account.
CREATE TRIGGER transfer_gives_up BEFORE INSERT ON transfer
  WHEN (NEW.credit_id = 10 OR NEW.debit_id = 10) AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action = 'credit.given_up' AND l.id = NEW.debit_id AND l.customer_id = j.customer_id
      AND (j.operator_id = 0 OR EXISTS (SELECT 1 FROM operator w
        WHERE w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1)))
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;

CREATE TRIGGER erasure_touched_insert AFTER INSERT ON erasure
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erasure', NEW.customer_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erasure_touched_update AFTER UPDATE OF
  seq, at_ms, mark
  ON erasure
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erasure', NEW.customer_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erasure_touched_delete AFTER DELETE ON erasure
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erasure', OLD.customer_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_command_touched_insert AFTER INSERT ON erased_command
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'erased_command', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_command_touched_update AFTER UPDATE OF
  customer_id, sealed, kept, args_hash
  ON erased_command
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'erased_command', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_command_touched_delete AFTER DELETE ON erased_command
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'erased_command', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_note_touched_insert AFTER INSERT ON erased_note
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erased_note', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_note_touched_update AFTER UPDATE OF
  customer_id
  ON erased_note
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erased_note', NEW.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER erased_note_touched_delete AFTER DELETE ON erased_note
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'erased_note', OLD.seq WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
