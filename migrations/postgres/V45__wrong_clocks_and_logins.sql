-- Whoever stole a login of a server does less with it, and a clock that was ahead leaves nobody outside.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- A mail is dated within a day, and counts one try at a time: what puts one back or takes one in hand reckons with both, and one
-- that cannot be reckoned with would hold up all that come after it.
DROP TRIGGER guard_insert ON mail;
DROP TRIGGER guard_update ON mail;
DROP FUNCTION guard.touch_mail();
CREATE FUNCTION guard.touch_mail() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM written) THEN
      PERFORM guard.note('mail');
    END IF;
    IF EXISTS (SELECT 1 FROM written WHERE date_ms NOT BETWEEN now_ms - 86400000 AND now_ms + 86400000
        OR attempts NOT BETWEEN 0 AND 1000 OR since_ms > now_ms + 259200000)
      AND NOT guard.is_owner() AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) THEN
      RAISE EXCEPTION 'append_only: mail';
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.recipient <> o.recipient OR n.settled_at_ms IS DISTINCT FROM o.settled_at_ms
      -- What has ended begins anew by a word too.
      OR (n.state <> o.state AND (n.state IN ('sent', 'failed', 'in_doubt', 'cancelled', 'no_address')
        OR o.state IN ('sent', 'failed', 'in_doubt', 'cancelled', 'no_address')))) THEN
    PERFORM guard.note('mail_ended');
  END IF;
  -- A mailer puts a mail off, but never for long.
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.due_at_ms > GREATEST(o.due_at_ms, now_ms) + 259200000 OR n.since_ms > GREATEST(o.since_ms, now_ms) + 259200000
      OR n.attempts > GREATEST(o.attempts, 0) + 1 OR n.attempts < LEAST(o.attempts, 0) - 1) AND NOT guard.is_owner() THEN
    RAISE EXCEPTION 'append_only: mail';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_insert AFTER INSERT ON mail REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.touch_mail();
CREATE TRIGGER guard_update AFTER UPDATE ON mail REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.touch_mail();
SELECT guard.allow('mail.all_resent', 'mail_ended');

-- Who sets a PIN tries none of that operator in the same transaction: a right one there would be counted, and the PIN taken back.
DO $$ BEGIN
  -- The transaction that set it.
  ALTER TABLE guard.pin ADD COLUMN set_in XID8;
END $$;
DROP TRIGGER pin_set ON operator;
DROP FUNCTION guard.pin_set();
CREATE FUNCTION guard.pin_set() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NEW.pin_hash !~ '^\$argon2id\$v=19\$m=[0-9]{1,6},t=[0-9]{1,2},p=[0-9]\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{43}$' THEN
    RAISE EXCEPTION 'append_only: operator';
  END IF;
  IF TG_OP = 'INSERT' THEN
    EXECUTE 'CREATE SEQUENCE IF NOT EXISTS ' || guard.pin_sequence(NEW.id);
  END IF;
  INSERT INTO guard.pin (operator_id, cleared, set_in) VALUES (NEW.id, guard.pin_count(NEW.id), pg_current_xact_id())
  ON CONFLICT (operator_id) DO UPDATE SET cleared = excluded.cleared, set_in = excluded.set_in;
  RETURN NULL;
END $$;
CREATE TRIGGER pin_set AFTER INSERT OR UPDATE OF pin_hash ON operator
  FOR EACH ROW EXECUTE FUNCTION guard.pin_set();
-- Compares the SHA-256 of a hash that was made of a PIN. 0 when it is right, -1 when it is wrong, else the
-- seconds to wait. Five wrong ones in a row make one wait 30 s, each more doubles it, up to an hour. What was counted at a time to
-- come is forgotten: the count begins anew at the time that it is, so that nobody guesses without waiting either.
DROP FUNCTION pin_try(BIGINT, BYTEA);
CREATE FUNCTION pin_try(of_operator BIGINT, digest BYTEA) RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, public, guard, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  -- A clock that is only being set moves less than a minute.
  latest BIGINT := (now_ms + 60000) * 1000;
  since BIGINT;
  here XID8;
  stands BIGINT;
  wrong BIGINT;
  wait_ms BIGINT;
  known RECORD;
BEGIN
  SELECT cleared, set_in INTO since, here FROM guard.pin WHERE operator_id = of_operator FOR UPDATE;
  IF here = pg_current_xact_id() THEN
    RAISE EXCEPTION 'append_only: operator';
  END IF;
  SELECT pin_hash, active INTO known FROM operator WHERE id = of_operator;
  IF since IS NULL OR known IS NULL THEN
    RETURN -1;
  END IF;
  stands := guard.pin_count(of_operator);
  since := CASE WHEN since > latest THEN 0 ELSE since END;
  wrong := CASE WHEN stands <= since OR stands > latest THEN 0 ELSE stands % 1000 END;
  IF wrong >= 5 THEN
    wait_ms := stands / 1000 + LEAST(30000 * (1 << CAST(LEAST(wrong - 5, 7) AS INTEGER)), 3600000) - now_ms;
    IF wait_ms > 0 THEN
      RETURN (LEAST(wait_ms, 3600000) + 999) / 1000;
    END IF;
  END IF;
  -- It only goes up, but from a time to come.
  now_ms := GREATEST(now_ms, CASE WHEN stands <= latest THEN stands / 1000 END, since / 1000 + 1);
  IF known.active = 1 AND digest = sha256(convert_to(known.pin_hash, 'UTF8')) THEN
    IF wrong > 0 THEN
      PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000);
    END IF;
    RETURN 0;
  END IF;
  PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000 + LEAST(wrong + 1, 999));
  RETURN -1;
END $$;

-- Ids follow the time. Past a minute ahead of it, where the clock was set back, a row of the journal takes what a large import
-- needs, and what takes none a few.
DROP TRIGGER head_in_time ON head;
DROP FUNCTION head_in_time();
CREATE FUNCTION head_in_time() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.last_id > (house_ms() / 1000 - 946684800 + 60) * 4194304
    AND NEW.last_id > OLD.last_id + (CASE WHEN NEW.seq > OLD.seq THEN 67108864 ELSE 1024 END)
    AND OLD.seq > 0 AND NOT EXISTS (SELECT 1 FROM house WHERE demo = 1) THEN
    RAISE EXCEPTION 'append_only: head';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER head_in_time BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_in_time();

-- A row of the journal is of the time at which it is written, and of none before the row ahead of it, but where the clock of the
-- server was set back by more than what its program waits for.
DROP TRIGGER journal_in_time ON journal;
DROP FUNCTION journal_in_time();
CREATE FUNCTION journal_in_time() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  lasted_ms BIGINT := CAST(CEIL(
    EXTRACT(EPOCH FROM clock_timestamp() - transaction_timestamp()) * 1000) AS BIGINT);
  first_seq BIGINT;
  from_ms BIGINT;
  to_ms BIGINT;
  before_ms BIGINT;
BEGIN
  SELECT MIN(seq), MIN(at_ms), MAX(at_ms) INTO first_seq, from_ms, to_ms FROM written;
  before_ms := (SELECT at_ms FROM journal WHERE seq = first_seq - 1);
  IF (from_ms < to_ms
      OR (from_ms NOT BETWEEN now_ms - lasted_ms - 1000 AND now_ms + 1000
        AND NOT COALESCE(from_ms = before_ms AND from_ms - now_ms <= 60000, false))
      OR (from_ms < before_ms AND before_ms <= now_ms + 30000))
    AND NOT EXISTS (SELECT 1 FROM head WHERE seq = 0) AND NOT EXISTS (SELECT 1 FROM house WHERE demo = 1) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_in_time AFTER INSERT ON journal REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION journal_in_time();

-- Notes of rows that are written go with the row of the journal that seals them, and with nothing else: what is stray stays so. An
-- entry of a seal has nineteen bytes or more.
DROP TRIGGER guard_told ON journal;
DROP FUNCTION guard.tell();
CREATE FUNCTION guard.tell() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
DECLARE
  sealed BIGINT := (SELECT octet_length(seal) FROM written ORDER BY seq DESC LIMIT 1);
  cleared BIGINT;
BEGIN
  IF EXISTS (SELECT 1 FROM written WHERE action = 'house.created' AND seq > 1) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  DELETE FROM guard.told WHERE ctid IN (
    SELECT ctid FROM guard.told WHERE xid < pg_current_xact_id() FOR UPDATE SKIP LOCKED);
  INSERT INTO guard.told (xid, action)
  SELECT DISTINCT pg_current_xact_id(), action FROM written ON CONFLICT DO NOTHING;
  -- While a house is moved here, its notes come as they are.
  IF sealed > 0 AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) THEN
    DELETE FROM public.touched WHERE stray = 0;
    GET DIAGNOSTICS cleared = ROW_COUNT;
    IF 19 * cleared > sealed THEN
      RAISE EXCEPTION 'append_only: touched';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_told AFTER INSERT ON journal REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.tell();
CREATE TRIGGER touched_kept BEFORE DELETE ON touched
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION append_only();
CREATE TRIGGER touched_stray BEFORE UPDATE ON touched FOR EACH ROW
  WHEN (NEW.stray < OLD.stray) EXECUTE FUNCTION append_only();

-- Every number that a series gives is used in the same breath, or named as one that the books do not have. Numbers of orders
-- follow those of an import, and a series that has given none yet begins where it is told to.
DROP TRIGGER series_used ON series;
DROP FUNCTION series_used();
CREATE FUNCTION series_used() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
DECLARE
  of_owner BOOLEAN := guard.is_owner();
  since BIGINT := NEW.first_number - 1;
  used BIGINT;
BEGIN
  used := CASE NEW.name
    WHEN 'ticket' THEN (SELECT MAX(number) FROM ticket)
    WHEN 'reprise' THEN (SELECT MAX(number) FROM reprise)
    WHEN 'lot' THEN (SELECT MAX(number) FROM credit_lot)
    WHEN 'customer' THEN (SELECT MAX(number) FROM customer WHERE NOT of_owner)
  END;
  used := GREATEST(used, (SELECT MAX(last_number) FROM series_gap WHERE name = NEW.name));
  IF NEW.name IN ('ticket', 'reprise', 'lot', 'customer') AND used <> (SELECT last FROM series WHERE name = NEW.name) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.first_number = OLD.first_number THEN
      since := OLD.last;
    ELSIF NEW.name = 'order' AND NOT of_owner AND EXISTS (SELECT 1 FROM orders) THEN
      RAISE EXCEPTION 'append_only: series';
    END IF;
  END IF;
  IF of_owner OR NEW.last <= since OR NEW.last - since = (SELECT SUM(last_number - first_number + 1) FROM series_gap
    WHERE name = NEW.name AND first_number > since AND last_number <= NEW.last) THEN
    RETURN NULL;
  END IF;
  IF NEW.name = 'order' THEN
    IF EXISTS (SELECT 1 FROM guard.told WHERE xid = pg_current_xact_id() AND action = 'import.applied') THEN
      RETURN NULL;
    END IF;
    FOR n IN since + 1..NEW.last LOOP
      IF NOT EXISTS (SELECT 1 FROM orders WHERE number = n::TEXT) THEN
        RAISE EXCEPTION 'append_only: series';
      END IF;
    END LOOP;
    RETURN NULL;
  END IF;
  used := CASE NEW.name
    WHEN 'ticket' THEN (SELECT COUNT(*) FROM ticket WHERE number > since AND number <= NEW.last)
    WHEN 'reprise' THEN (SELECT COUNT(*) FROM reprise WHERE number > since AND number <= NEW.last)
    WHEN 'lot' THEN (SELECT COUNT(*) FROM credit_lot WHERE number > since AND number <= NEW.last)
    WHEN 'customer' THEN (SELECT COUNT(*) FROM customer WHERE number > since AND number <= NEW.last)
    WHEN 'amendment' THEN (SELECT COUNT(*) FROM amendment WHERE number > since AND number <= NEW.last)
  END;
  IF used <> NEW.last - since THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER series_used AFTER INSERT OR UPDATE ON series
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION series_used();

-- A transfer comes before its accounts move, all of those of its row: an account that has moved for a row takes no other of it.
CREATE FUNCTION guard.transfer_first() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written t
    WHERE t.seq <= (SELECT m.seq FROM guard.account_mark m WHERE m.account_id = t.debit_id)
      OR t.seq <= (SELECT m.seq FROM guard.account_mark m WHERE m.account_id = t.credit_id)) THEN
    RAISE EXCEPTION 'append_only: transfer';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER transfer_first AFTER INSERT ON transfer REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.transfer_first();

-- These are for the triggers alone; roles.sql gives counters what a sign-in asks.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
