-- Counters sign where the journal ends, so that who has the file alone cannot rewrite what was signed.

-- That a counter found this row of the journal as it is, with all before it.
CREATE TABLE signature (
  -- The row that is signed: the last one when it was signed.
  seq BIGINT PRIMARY KEY REFERENCES journal (seq),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  at_ms BIGINT NOT NULL,
  -- Ed25519 over the row, its hash, the counter and the time, in hexadecimal.
  body TEXT NOT NULL CHECK (length(body) = 128)
);
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER signature_no_truncate BEFORE TRUNCATE ON signature
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- It signs the end of the journal, and the row that is about to be written seals it.
CREATE FUNCTION signature_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <> seq) THEN
    RAISE EXCEPTION 'append_only: signature';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_follows BEFORE INSERT ON signature
  FOR EACH ROW EXECUTE FUNCTION signature_follows();

CREATE FUNCTION touched_seq() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.seq ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.seq ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_touched AFTER INSERT OR DELETE OR UPDATE OF
  counter_id, at_ms, body
  ON signature FOR EACH ROW EXECUTE FUNCTION touched_seq();

-- The keys by which counters sign stand in the journal.
CREATE INDEX journal_keys ON journal (counter_id, seq) WHERE action = 'counter.key';

-- What a server asks besides: a counter that is let in signs, at the house's time, and a row of the journal follows in
-- the same breath. Whether it is that counter, its key says.
CREATE FUNCTION signature_answers() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT guard.is_owner() AND (
    NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq + 1 AND at_ms = NEW.at_ms)
    OR NOT EXISTS (SELECT 1 FROM counter_key
      WHERE counter_id = NEW.counter_id AND waiting = 0 AND revoked_at_ms IS NULL)) THEN
    RAISE EXCEPTION 'not_journalled: signature';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signature_answers AFTER INSERT ON signature
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signature_answers();
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
