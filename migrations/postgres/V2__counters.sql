-- Counters known by a key of their own, and what holds whoever writes.

CREATE TABLE counter_key (
  counter_id BIGINT PRIMARY KEY REFERENCES counter (id),
  -- SHA-256 of the key kept in the counter's folder: a name alone is nobody.
  key_hash BYTEA NOT NULL UNIQUE,
  revoked_at_ms BIGINT,
  version BIGINT NOT NULL
);

-- Who is there, by the server's clock; written every few seconds and worth no record.
CREATE TABLE counter_presence (
  counter_id BIGINT PRIMARY KEY REFERENCES counter (id),
  seen_at_ms BIGINT NOT NULL,
  operator_id BIGINT REFERENCES operator (id),
  program TEXT NOT NULL
);

-- While the head stands at 0 a house is being filled, and rows are taken as they are. From then on
-- the journal grows at its end only, its head follows it, and numbers only go up.
CREATE FUNCTION head_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.last_id < OLD.last_id OR NEW.seq < OLD.seq
    OR (NEW.seq = OLD.seq AND NEW.hash <> OLD.hash)
    OR (NEW.seq > OLD.seq
      AND NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq AND hash = NEW.hash)) THEN
    RAISE EXCEPTION 'append_only: head';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER head_forward BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_forward();
CREATE TRIGGER head_no_delete BEFORE DELETE ON head FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER head_no_truncate BEFORE TRUNCATE ON head
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION journal_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq - 1 AND hash = NEW.prev_hash) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_follows BEFORE INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_follows();

CREATE FUNCTION transfer_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0 AND NEW.seq <= seq) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_follows BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION transfer_follows();

CREATE TRIGGER series_forward BEFORE UPDATE ON series FOR EACH ROW
  WHEN (NEW.last < OLD.last OR NEW.name <> OLD.name) EXECUTE FUNCTION append_only();
CREATE TRIGGER series_no_delete BEFORE DELETE ON series
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER series_no_truncate BEFORE TRUNCATE ON series
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION ticket_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND NOT EXISTS (SELECT 1 FROM series WHERE name = 'ticket' AND last >= NEW.number) THEN
    RAISE EXCEPTION 'append_only: ticket';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_follows BEFORE INSERT ON ticket
  FOR EACH ROW EXECUTE FUNCTION ticket_follows();

CREATE FUNCTION account_starts_empty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.debit_cents <> 0 OR NEW.credit_cents <> 0) AND EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    RAISE EXCEPTION 'append_only: account';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_starts_empty BEFORE INSERT ON account
  FOR EACH ROW EXECUTE FUNCTION account_starts_empty();
