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

-- What follows is for a server, where whoever may write need not be this program. It asks of each
-- writer what the program does by itself: that the journal tells everything that counts, with its
-- true hash, and that money moves by transfers alone.
CREATE SCHEMA guard;
-- Up to which row of the journal an account has been moved.
CREATE TABLE guard.account_mark (
  account_id BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL
);
REVOKE ALL ON SCHEMA guard FROM PUBLIC;
REVOKE ALL ON guard.account_mark FROM PUBLIC;

-- An account moves by exactly the transfers that are being written.
CREATE FUNCTION account_moves() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sealed BIGINT := (SELECT seq FROM head WHERE id = 1);
  mark BIGINT;
BEGIN
  IF sealed = 0 THEN
    RETURN NEW;
  END IF;
  mark := GREATEST(sealed, (SELECT seq FROM guard.account_mark WHERE account_id = NEW.id));
  IF NEW.debit_cents - OLD.debit_cents <>
      (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer WHERE debit_id = NEW.id AND seq > mark)
    OR NEW.credit_cents - OLD.credit_cents <>
      (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer WHERE credit_id = NEW.id AND seq > mark) THEN
    RAISE EXCEPTION 'append_only: account';
  END IF;
  INSERT INTO guard.account_mark (account_id, seq) VALUES (NEW.id, (SELECT MAX(seq) FROM journal))
  ON CONFLICT (account_id) DO UPDATE SET seq = excluded.seq;
  RETURN NEW;
END $$;
CREATE TRIGGER account_moves BEFORE UPDATE ON account
  FOR EACH ROW EXECUTE FUNCTION account_moves();

-- A field of a row as the chain hashes it: its length, then its bytes.
CREATE FUNCTION guard.field(body BYTEA) RETURNS BYTEA LANGUAGE sql IMMUTABLE AS
  $$ SELECT int8send(octet_length(COALESCE(body, ''::bytea))::BIGINT) || COALESCE(body, ''::bytea) $$;

-- The head follows rows whose hash is true, whose transfers have all moved their accounts.
CREATE FUNCTION head_seals() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.seq = 0 OR NEW.seq = OLD.seq THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    SELECT 1 FROM transfer t
    CROSS JOIN LATERAL (VALUES (t.debit_id), (t.credit_id)) AS side (id)
    LEFT JOIN guard.account_mark m ON m.account_id = side.id
    WHERE t.seq > OLD.seq AND t.seq <= NEW.seq AND COALESCE(m.seq, 0) < t.seq
  ) THEN
    RAISE EXCEPTION 'append_only: account';
  END IF;
  IF EXISTS (
    SELECT 1 FROM journal j
    WHERE j.seq > OLD.seq AND j.seq <= NEW.seq AND j.hash <> sha256(
      guard.field(j.prev_hash)
      || guard.field(int8send(j.seq)) || guard.field(int8send(j.at_ms))
      || guard.field(int8send(j.operator_id)) || guard.field(int8send(j.counter_id))
      || guard.field(convert_to(j.command_id, 'UTF8')) || guard.field(convert_to(j.action, 'UTF8'))
      || guard.field(int8send(j.customer_id)) || guard.field(int8send(j.order_id))
      || guard.field(int8send(j.reprise_id)) || guard.field(convert_to(j.data, 'UTF8'))
      || guard.field(j.note_hash)
      || COALESCE((
        SELECT string_agg(guard.field(int8send(t.debit_id)) || guard.field(int8send(t.credit_id))
          || guard.field(int8send(t.amount_cents)), ''::bytea ORDER BY t.rank)
        FROM transfer t WHERE t.seq = j.seq), ''::bytea))
  ) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER head_seals BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_seals();

-- No row of the journal is left beyond the head.
CREATE FUNCTION journal_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM head WHERE seq >= NEW.seq) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_sealed AFTER INSERT ON journal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_sealed();

-- Personal words are those whose hash the journal has.
CREATE FUNCTION note_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM journal
    WHERE seq = NEW.seq AND note_hash = sha256(NEW.salt || convert_to(NEW.body, 'UTF8'))) THEN
    RAISE EXCEPTION 'append_only: journal_note';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER note_follows BEFORE INSERT ON journal_note
  FOR EACH ROW EXECUTE FUNCTION note_follows();

-- A number that was taken is used in the same breath: no gap.
CREATE FUNCTION series_used() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  used BIGINT;
BEGIN
  used := CASE NEW.name
    WHEN 'ticket' THEN (SELECT MAX(number) FROM ticket)
    WHEN 'reprise' THEN (SELECT MAX(number) FROM reprise)
    WHEN 'lot' THEN (SELECT MAX(number) FROM credit_lot)
  END;
  IF used <> (SELECT last FROM series WHERE name = NEW.name) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER series_used AFTER INSERT OR UPDATE ON series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION series_used();

-- What counts is told by a row of the journal, written in the same transaction.
CREATE FUNCTION journalled() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j JOIN head h ON h.seq = j.seq WHERE j.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_journalled AFTER INSERT ON payment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER ticket_journalled AFTER INSERT ON ticket
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER policy_journalled AFTER INSERT ON policy
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER credit_lot_journalled AFTER INSERT ON credit_lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER reprise_journalled AFTER INSERT OR UPDATE OF state ON reprise
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER place_journalled AFTER UPDATE OF state, price_cents, order_id, code ON place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER operator_journalled AFTER INSERT OR UPDATE OF role, pin_hash, active ON operator
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER counter_key_journalled AFTER INSERT OR UPDATE ON counter_key
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
