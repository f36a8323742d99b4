-- A person is erased: their words leave every table, by a row of the journal that names each command and each
-- note that it took. Orders, payments, tickets and the chain stay.

CREATE TABLE erasure (
  customer_id BIGINT PRIMARY KEY REFERENCES customer (id),
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL UNIQUE,
  at_ms BIGINT NOT NULL,
  -- The person's key in another system, as a digest: an import does not bring them back.
  mark TEXT COLLATE "C" UNIQUE
);

-- A command whose words were erased: its name, its times and who gave it stay, and these digests.
CREATE TABLE erased_command (
  id TEXT COLLATE "C" PRIMARY KEY REFERENCES command (id),
  customer_id BIGINT NOT NULL REFERENCES erasure (customer_id),
  -- Of what the journal sealed, of what stays, and the SHA-256 of its arguments.
  sealed TEXT NOT NULL,
  kept TEXT NOT NULL,
  args_hash TEXT NOT NULL
);
CREATE INDEX erased_command_customer ON erased_command (customer_id);

-- Words beside a row of the journal that were erased.
CREATE TABLE erased_note (
  seq BIGINT PRIMARY KEY REFERENCES journal (seq),
  customer_id BIGINT NOT NULL REFERENCES erasure (customer_id)
);
CREATE INDEX erased_note_customer ON erased_note (customer_id);

CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON erasure
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_command_no_update BEFORE UPDATE ON erased_command
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_command_no_delete BEFORE DELETE ON erased_command
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_command_no_truncate BEFORE TRUNCATE ON erased_command
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_note_no_update BEFORE UPDATE ON erased_note
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_note_no_delete BEFORE DELETE ON erased_note
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER erased_note_no_truncate BEFORE TRUNCATE ON erased_note
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Each belongs to a row of the journal that is about to be written.
CREATE FUNCTION erasure_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq) THEN
    RAISE EXCEPTION 'append_only: erasure';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasure_follows BEFORE INSERT ON erasure
  FOR EACH ROW EXECUTE FUNCTION erasure_follows();
CREATE FUNCTION erased_command_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (SELECT 1 FROM erasure e, head h
      WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: erased_command';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_command_follows BEFORE INSERT ON erased_command
  FOR EACH ROW EXECUTE FUNCTION erased_command_follows();
CREATE FUNCTION erased_note_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (SELECT 1 FROM erasure e, head h
      WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: erased_note';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_note_follows BEFORE INSERT ON erased_note
  FOR EACH ROW EXECUTE FUNCTION erased_note_follows();

-- Words change in these places for an erasure alone, in the transaction that tells it, and then to nothing.
CREATE FUNCTION command_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.operator_id <> OLD.operator_id
      OR NEW.counter_id <> OLD.counter_id OR NEW.at_ms <> OLD.at_ms OR NEW.entropy <> OLD.entropy
      OR NEW.args_version <> OLD.args_version OR NEW.last_seq <> OLD.last_seq OR NEW.args <> '' OR NEW.answer <> ''
      OR NOT EXISTS (SELECT 1 FROM erased_command c, erasure e, head h
        WHERE c.id = OLD.id AND e.customer_id = c.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: command';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_words BEFORE UPDATE ON command
  FOR EACH ROW EXECUTE FUNCTION command_words();
CREATE TRIGGER journal_note_no_update BEFORE UPDATE ON journal_note
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION journal_note_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM erased_note n, erasure e, head h
      WHERE n.seq = OLD.seq AND e.customer_id = n.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: journal_note';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER journal_note_kept BEFORE DELETE ON journal_note
  FOR EACH ROW EXECUTE FUNCTION journal_note_kept();
CREATE FUNCTION mail_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.recipient_name <> OLD.recipient_name OR NEW.subject <> OLD.subject OR NEW.body_text <> OLD.body_text
        OR NEW.body_html <> OLD.body_html OR COALESCE(NEW.facts, '') <> COALESCE(OLD.facts, ''))
      AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: mail';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_words BEFORE UPDATE ON mail
  FOR EACH ROW EXECUTE FUNCTION mail_words();
CREATE FUNCTION reprise_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.customer_key <> OLD.customer_key OR NEW.search_key <> OLD.search_key)
      AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.customer_id = NEW.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: reprise';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reprise_words BEFORE UPDATE ON reprise
  FOR EACH ROW EXECUTE FUNCTION reprise_words();
-- What a file said of a person who is erased goes with them, whether it was settled or not.
DROP TRIGGER contradiction_settled_once ON contradiction;
CREATE FUNCTION contradiction_settled_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.choice IS NOT NULL OR NEW.choice IS NULL OR NEW.id <> OLD.id OR NEW.mark <> OLD.mark
      OR NEW.source <> OLD.source OR NEW.subject <> OLD.subject OR NEW.file <> OLD.file OR NEW.line <> OLD.line
      OR NEW.found_at_ms <> OLD.found_at_ms OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)
      OR COALESCE(NEW.place_id, 0) <> COALESCE(OLD.place_id, 0)
      OR COALESCE(NEW.reprise_id, 0) <> COALESCE(OLD.reprise_id, 0)
      OR NEW.order_number <> OLD.order_number OR NEW.place <> OLD.place OR NEW.there <> OLD.there
      OR NEW.there_value <> OLD.there_value OR NEW.here <> OLD.here OR NEW.here_value <> OLD.here_value)
      AND NOT EXISTS (SELECT 1 FROM erasure e, head h WHERE e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: contradiction';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contradiction_settled_once BEFORE UPDATE ON contradiction
  FOR EACH ROW EXECUTE FUNCTION contradiction_settled_once();

-- Credit that a person gave up in writing goes to an account of its own, by a supervisor's row, and never comes
-- back. The first such row of a house makes the account.
CREATE FUNCTION transfer_gives_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.credit_id = 10 OR NEW.debit_id = 10) AND EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
      SELECT 1 FROM journal j, credit_lot l
      WHERE j.seq = NEW.seq AND j.action = 'credit.given_up' AND l.id = NEW.debit_id AND l.customer_id = j.customer_id
        AND (j.operator_id = 0 OR EXISTS (SELECT 1 FROM operator w
          WHERE w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1))) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_gives_up BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_gives_up();

CREATE FUNCTION touched_customer_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.customer_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.customer_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER erasure_touched AFTER INSERT OR DELETE OR UPDATE OF
  seq, at_ms, mark
  ON erasure FOR EACH ROW EXECUTE FUNCTION touched_customer_id();
CREATE FUNCTION touched_id_as_word() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, OLD.id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, NEW.id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER erased_command_touched AFTER INSERT OR DELETE OR UPDATE OF
  customer_id, sealed, kept, args_hash
  ON erased_command FOR EACH ROW EXECUTE FUNCTION touched_id_as_word();
CREATE TRIGGER erased_note_touched AFTER INSERT OR DELETE OR UPDATE OF
  customer_id
  ON erased_note FOR EACH ROW EXECUTE FUNCTION touched_seq();

-- What follows is for a server: who writes need not be this program.
SELECT guard.watch('erasure');
SELECT guard.watch('erased_command');
SELECT guard.watch('erased_note');
SELECT guard.allow('customer.erased', 'erasure erased_command erased_note customer customer_word place reprise'
  ' reprise_word mail mail_ended contradiction import_seen');
SELECT guard.allow('credit.given_up', 'account');
SELECT guard.allow('settings.retention', 'setting');
CREATE CONSTRAINT TRIGGER erasure_tells AFTER INSERT ON erasure DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('customer.erased');
CREATE CONSTRAINT TRIGGER erasure_by_supervisor AFTER INSERT ON erasure DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.by_supervisor();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
