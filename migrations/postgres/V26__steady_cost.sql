-- What a decision writes does not grow with the house.

-- What waits can be listed in any order. What is treated is listed by its decision and by its receipt alone, so
-- that a decision takes a request out of the other orders and puts it into one.
DROP INDEX reprise_by_customer;
DROP INDEX reprise_by_show;
DROP INDEX reprise_by_place;
DROP INDEX reprise_by_paid;
DROP INDEX reprise_by_reprise;
DROP INDEX reprise_by_fee;
DROP INDEX reprise_by_start;
DROP INDEX reprise_by_state;
CREATE INDEX reprise_by_customer ON reprise (bucket, customer_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_show ON reprise (bucket, show_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_place ON reprise (bucket, place_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_paid ON reprise (bucket, paid_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_reprise ON reprise (bucket, reprise_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_fee ON reprise (bucket, fee_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_by_start ON reprise (bucket, starts_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';
CREATE INDEX reprise_decided ON reprise (bucket, decided_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket = 'done';

-- Nothing is looked for by these.
DROP INDEX mail_customer;
DROP INDEX credit_lot_reprise;
DROP INDEX reprise_part_lot;
-- Rows about a request are among those of its order.
DROP INDEX journal_reprise;
-- Mails are listed as they were queued, which is in the order of their ids. Those that wait have an index already,
-- and most of the others are sent.
DROP INDEX mail_date;
DROP INDEX mail_state;
CREATE INDEX mail_state ON mail (state, id) WHERE state IN ('failed', 'no_address', 'in_doubt');

-- What is left on lots past their expiry is found without a look at those that are empty. Its lot's expiry,
-- which never changes; none for the accounts of the house.
ALTER TABLE account ADD COLUMN expires_at_ms BIGINT;
DROP TRIGGER account_moves ON account;
DROP FUNCTION account_moves();
UPDATE account SET expires_at_ms = (SELECT l.expires_at_ms FROM credit_lot l WHERE l.id = account.id)
WHERE kind = 'lot';
CREATE INDEX account_left ON account (expires_at_ms, id) WHERE credit_cents > debit_cents;
DROP TRIGGER account_grows ON account;
CREATE TRIGGER account_grows BEFORE UPDATE ON account FOR EACH ROW
  WHEN (NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
    OR COALESCE(NEW.expires_at_ms, 0) <> COALESCE(OLD.expires_at_ms, 0))
  EXECUTE FUNCTION append_only();

-- What follows is for a server: what a batch costs there.

-- Notes of rows that are written are of no use after the transaction: they are not written to the log. What is
-- stray is lost where a server dies, and its rows stay unlike their seals.
DO $$ BEGIN
  ALTER TABLE touched SET UNLOGGED;
END $$;

-- What is decided is changed once or twice: with room beside it the change is written as what differs.
DO $$ BEGIN
  ALTER TABLE reprise SET (fillfactor = 85);
  ALTER TABLE place SET (fillfactor = 85);
END $$;

-- Rows are noted once a statement. `places` are the columns of a note, `key` what of a row goes there, `columns`
-- what of it is sealed; rows that meet `unless` are passed over.
CREATE FUNCTION guard.notes_rows(named TEXT, places TEXT, key TEXT, columns TEXT[], unless TEXT DEFAULT 'false')
  RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  event TEXT;
  of_table TEXT;
  note TEXT := 'INSERT INTO touched (name, ' || places || ') SELECT TG_TABLE_NAME, %s FROM %s ON CONFLICT DO NOTHING;';
  of_new TEXT := replace(key, '@', 'n');
  of_old TEXT := replace(key, '@', 'o');
  listed TEXT := (SELECT string_agg('@.' || quote_ident(c), ', ') FROM unnest(columns) AS c);
  passed TEXT := ' AND NOT (' || unless || ')';
BEGIN
  EXECUTE format('CREATE FUNCTION guard.%I() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS %L',
    'notes_' || named,
    'BEGIN IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN IF TG_OP = ''INSERT'' THEN '
    || format(note, of_new, 'written n WHERE true' || replace(passed, '@', 'n'))
    || ' ELSIF TG_OP = ''DELETE'' THEN '
    || format(note, of_old, 'before o WHERE true' || replace(passed, '@', 'o'))
    || ' ELSE '
    || format(note, of_new, 'written n LEFT JOIN before o ON (' || of_new || ') = (' || of_old || ') WHERE ROW('
      || replace(listed, '@', 'n') || ') IS DISTINCT FROM ROW(' || replace(listed, '@', 'o') || ')'
      || replace(passed, '@', 'n'))
    || ' END IF; END IF; RETURN NULL; END');
  EXECUTE format('REVOKE ALL ON FUNCTION guard.%I() FROM PUBLIC', 'notes_' || named);
  FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    of_table := CASE event WHEN 'insert' THEN 'NEW TABLE AS written' WHEN 'delete' THEN 'OLD TABLE AS before'
      ELSE 'OLD TABLE AS before NEW TABLE AS written' END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON public.%I REFERENCING %s '
      'FOR EACH STATEMENT EXECUTE FUNCTION guard.%I()',
      named || '_touched_' || event, event, named, of_table, 'notes_' || named);
  END LOOP;
END $$;

-- Every table that noted its rows one by one does it so from now on: what of a row was noted, and which columns
-- are sealed, is read from its former trigger.
DO $$
DECLARE
  former RECORD;
BEGIN
  FOR former IN
    SELECT c.relname AS named, g.tgname AS trigger_name,
      substring(p.prosrc FROM 'INSERT INTO touched \(name, ([a-z, ]+)\) SELECT TG_TABLE_NAME, NEW') AS places,
      replace(regexp_replace(substring(p.prosrc FROM 'SELECT TG_TABLE_NAME, (NEW[^\n]*)'),
        '( WHERE .*)?( ON CONFLICT DO NOTHING;)?$', ''), 'NEW.', '@.') AS key,
      CASE WHEN c.relname = 'setting' THEN '@.name = ''moved''' ELSE 'false' END AS unless,
      ARRAY(SELECT a.attname::TEXT FROM unnest(g.tgattr::SMALLINT[]) AS k (attnum)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) AS columns
    FROM pg_trigger g
    JOIN pg_class c ON c.oid = g.tgrelid
    JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE g.tgname = c.relname || '_touched' AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('DROP TRIGGER %I ON public.%I', former.trigger_name, former.named);
    PERFORM guard.notes_rows(former.named, former.places, former.key, former.columns, former.unless);
  END LOOP;
END $$;

-- What concerns few rows is asked of those alone.
DROP TRIGGER transfer_lapses ON transfer;
DROP TRIGGER transfer_revives ON transfer;
DROP TRIGGER transfer_gives ON transfer;
DROP TRIGGER transfer_takes_back ON transfer;
DROP TRIGGER transfer_brings_in ON transfer;
DROP TRIGGER transfer_extends ON transfer;
DROP TRIGGER account_starts_empty ON account;
DROP TRIGGER journal_has_seal ON journal;
DROP TRIGGER reprise_signature_kept ON reprise;
DROP FUNCTION transfer_lapses();
DROP FUNCTION transfer_revives();
DROP FUNCTION transfer_gives();
DROP FUNCTION transfer_takes_back();
DROP FUNCTION transfer_brings_in();
DROP FUNCTION transfer_extends();
DROP FUNCTION account_starts_empty();
DROP FUNCTION journal_has_seal();
DROP FUNCTION reprise_signature_kept();
CREATE FUNCTION transfer_lapses() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action = 'credit.lapsed' AND l.id = NEW.debit_id AND l.expires_at_ms < j.at_ms) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_lapses BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.credit_id = 7) EXECUTE FUNCTION transfer_lapses();
CREATE FUNCTION transfer_revives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, credit_lot l
    WHERE j.seq = NEW.seq AND j.action IN ('reprise.undone', 'reprise.reversed') AND l.id = NEW.credit_id) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_revives BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.debit_id = 7) EXECUTE FUNCTION transfer_revives();
CREATE FUNCTION transfer_gives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.given' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'gift' AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1
      AND COALESCE(o.seconded_by, 0) <> w.id) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_gives BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.debit_id = 8) EXECUTE FUNCTION transfer_gives();
CREATE FUNCTION transfer_takes_back() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o, lot_origin r, operator w
    WHERE j.seq = NEW.seq AND j.action = 'credit.taken_back' AND o.lot_id = NEW.debit_id
      AND r.lot_id = o.root_id AND r.kind = 'gift'
      AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_takes_back BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.credit_id = 8) EXECUTE FUNCTION transfer_takes_back();
CREATE FUNCTION transfer_brings_in() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM journal j, lot_origin o
    WHERE j.seq = NEW.seq AND j.action = 'credit.brought_in' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
      AND o.kind = 'balance' AND (j.operator_id = 0 OR EXISTS (SELECT 1 FROM operator w
        WHERE w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1))) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_brings_in BEFORE INSERT ON transfer FOR EACH ROW
  WHEN ((NEW.debit_id = 9 OR NEW.credit_id = 9)) EXECUTE FUNCTION transfer_brings_in();
-- The first nine accounts are the house's: no lot is among them.
CREATE FUNCTION transfer_extends() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.debit_id)
    AND EXISTS (SELECT 1 FROM credit_lot l WHERE l.id = NEW.credit_id)
    AND NOT EXISTS (SELECT 1 FROM journal j, lot_origin o, operator w
      WHERE j.seq = NEW.seq AND j.action = 'credit.extended' AND o.lot_id = NEW.credit_id AND o.seq = j.seq
        AND o.from_id = NEW.debit_id AND w.id = j.operator_id AND w.role = 'supervisor' AND w.active = 1) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_extends BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.debit_id > 9 AND NEW.credit_id > 9) EXECUTE FUNCTION transfer_extends();
CREATE FUNCTION account_starts_empty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    RAISE EXCEPTION 'append_only: account';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_starts_empty BEFORE INSERT ON account FOR EACH ROW
  WHEN ((NEW.debit_cents <> 0 OR NEW.credit_cents <> 0)) EXECUTE FUNCTION account_starts_empty();
CREATE FUNCTION journal_has_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_has_seal BEFORE INSERT ON journal FOR EACH ROW
  WHEN (NEW.seal IS NULL) EXECUTE FUNCTION journal_has_seal();
CREATE TRIGGER reprise_signature_kept BEFORE UPDATE ON reprise FOR EACH ROW
  WHEN (NEW.needs_signature < OLD.needs_signature) EXECUTE FUNCTION append_only();

-- An account moves by exactly the transfers that are being written. Asked once a statement.
CREATE FUNCTION account_moves() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sealed BIGINT := (SELECT seq FROM head WHERE id = 1);
BEGIN
  IF sealed = 0 THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1 FROM written n
    JOIN before o ON o.id = n.id
    LEFT JOIN guard.account_mark m ON m.account_id = n.id
    WHERE n.debit_cents - o.debit_cents <> (SELECT COALESCE(SUM(t.amount_cents), 0) FROM transfer t
        WHERE t.debit_id = n.id AND t.seq > GREATEST(sealed, m.seq))
      OR n.credit_cents - o.credit_cents <> (SELECT COALESCE(SUM(t.amount_cents), 0) FROM transfer t
        WHERE t.credit_id = n.id AND t.seq > GREATEST(sealed, m.seq))
  ) THEN
    RAISE EXCEPTION 'append_only: account';
  END IF;
  INSERT INTO guard.account_mark (account_id, seq)
  SELECT n.id, (SELECT MAX(seq) FROM journal) FROM written n
  ON CONFLICT (account_id) DO UPDATE SET seq = excluded.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER account_moves AFTER UPDATE ON account REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION account_moves();

-- A row of the journal is of the time at which it is written. Asked once a statement.
DROP TRIGGER journal_in_time ON journal;
DROP FUNCTION journal_in_time();
CREATE FUNCTION journal_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  lasted_ms BIGINT := CAST(CEIL(
    EXTRACT(EPOCH FROM clock_timestamp() - transaction_timestamp()) * 1000) AS BIGINT);
BEGIN
  IF EXISTS (
    SELECT 1 FROM written n
    WHERE n.at_ms NOT BETWEEN now_ms - lasted_ms - 1000 AND now_ms + 1000
      AND NOT (n.at_ms - now_ms <= 60000 AND EXISTS (
        SELECT 1 FROM journal p WHERE p.seq = n.seq - 1 AND p.at_ms = n.at_ms))
  ) AND NOT EXISTS (SELECT 1 FROM head WHERE seq = 0) AND NOT EXISTS (SELECT 1 FROM house WHERE demo = 1) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_in_time AFTER INSERT ON journal REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION journal_in_time();

-- Parts are told by the acceptance of their request, and move what they say: one question a transaction, of the
-- rows of the journal that it named. A statement notes which those are.
CREATE UNLOGGED TABLE guard.parts (
  xid XID8 PRIMARY KEY,
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL
);
DROP TRIGGER reprise_part_told ON reprise_part;
DROP FUNCTION reprise_part_told();
CREATE FUNCTION guard.note_parts() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.head WHERE seq > 0) THEN
    INSERT INTO guard.parts AS p (xid, first_seq, last_seq)
    SELECT pg_current_xact_id(), MIN(seq), MAX(seq) FROM written HAVING COUNT(*) > 0
    ON CONFLICT (xid) DO UPDATE
    SET first_seq = LEAST(p.first_seq, excluded.first_seq), last_seq = GREATEST(p.last_seq, excluded.last_seq);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_parts AFTER INSERT ON reprise_part REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.note_parts();
CREATE FUNCTION guard.parts_told() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
DECLARE
  of_this guard.parts;
BEGIN
  SELECT * INTO of_this FROM guard.parts WHERE xid = NEW.xid;
  IF EXISTS (
    SELECT 1 FROM (
      SELECT reprise_id, seq, lot_id, SUM(amount_cents) AS given
      FROM public.reprise_part
      WHERE seq BETWEEN of_this.first_seq AND of_this.last_seq
      GROUP BY reprise_id, seq, lot_id
    ) x
    WHERE NOT EXISTS (SELECT 1 FROM public.journal j
        WHERE j.seq = x.seq AND j.reprise_id = x.reprise_id AND j.action = 'reprise.accepted')
      OR (x.lot_id IS NOT NULL AND x.given <> (SELECT COALESCE(SUM(t.amount_cents), 0) FROM public.transfer t
        WHERE t.seq = x.seq AND t.debit_id = 2 AND t.credit_id = x.lot_id))
  ) THEN
    RAISE EXCEPTION 'not_journalled: reprise_part';
  END IF;
  DELETE FROM guard.parts WHERE xid = NEW.xid;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER parts_told AFTER INSERT ON guard.parts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.parts_told();

-- These are for the triggers alone.
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
