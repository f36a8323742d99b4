-- A counter that registers in a shared house waits until a supervisor lets it in. In a file there is one
-- counter, which never waits.
ALTER TABLE counter_key ADD COLUMN waiting BIGINT NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));

-- That it waits is sealed too.
DROP TRIGGER counter_key_touched ON counter_key;
CREATE TRIGGER counter_key_touched AFTER INSERT OR DELETE OR UPDATE OF
  key_hash, revoked_at_ms, version, waiting
  ON counter_key FOR EACH ROW EXECUTE FUNCTION touched_counter_id();

-- What follows is for a server. It asks of a login that does not own the house what the program does by
-- itself: that money, right and identity are written only beside the row of the journal that says so.

-- Whether who writes owns this house. Nothing inside a database holds its owner. In a function of the
-- owner's, the current user is the owner.
CREATE FUNCTION guard.is_owner() RETURNS BOOLEAN LANGUAGE sql STABLE
  AS $$ SELECT pg_has_role(session_user, current_user, 'USAGE') $$;

-- The house's time, UTC milliseconds: its server's, and what a demo is ahead of it.
CREATE FUNCTION guard.now_ms() RETURNS BIGINT LANGUAGE sql VOLATILE
  AS $$ SELECT public.house_ms() + COALESCE((SELECT MAX(clock_offset_ms) FROM public.house WHERE demo = 1), 0) $$;

-- Which action of the journal may write what. A table is watched under its own name; some changes of
-- a table have a name of their own:
--   orders_money   an order is made, or its number, its amounts or its channel change
--   place_money    a place is made, or its performance, seat, category, rate, price or VAT changes
--   place_state    the state or the code of a place changes
--   operator_pin   the PIN of an operator changes
--   …_made         a row of that table is made, where its changes are told by other actions
--   mail_ended     a mail is sent, failed, in doubt, cancelled or settled, or goes to another address
CREATE TABLE guard.writes (
  action TEXT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (what, action)
);

-- Lets an action write these, named with spaces between.
CREATE FUNCTION guard.allow(may_write TEXT, named TEXT) RETURNS void LANGUAGE sql
  AS $$
    INSERT INTO guard.writes (action, what)
    SELECT may_write, w.name FROM unnest(string_to_array(named, ' ')) AS w (name)
    ON CONFLICT DO NOTHING
  $$;

SELECT guard.allow(a.action, a.named) FROM (VALUES
  ('reprise.requested', 'reprise_made reprise_word reprise_count place_state series mail'),
  ('reprise.held', 'reprise reprise_count'),
  ('reprise.resumed', 'reprise reprise_count'),
  ('reprise.passed', 'reprise reprise_count'),
  ('reprise.accepted', 'reprise reprise_part reprise_count place_state credit_lot account series mail'),
  ('reprise.refused', 'reprise reprise_count place_state mail'),
  ('reprise.undone', 'reprise reprise_count place_state mail_ended'),
  ('reprise.withdrawn', 'reprise reprise_count place_state mail mail_ended'),
  ('reprise.reversed', 'reprise reprise_count place_state mail mail_ended'),
  ('reprise.relieved', 'reprise'),
  ('sale.made', 'orders_money place_money ticket payment print_job series'),
  ('sale.voided', 'amendment amendment_place refund place_state credit_lot account series mail'),
  ('sale.tender_corrected', 'amendment refund payment credit_lot account series mail'),
  ('sale.exchanged', 'amendment amendment_place refund place_state credit_lot account series mail'),
  ('refund.settled', 'refund_result credit_lot account series'),
  ('refund.tried', 'refund_try'),
  ('amendment.printed', 'amendment_copy'),
  ('ticket.issued', 'ticket print_job series'),
  ('ticket.sent', 'print_job ticket series'),
  ('ticket.printed', 'print_job place handover'),
  ('ticket.not_printed', 'print_job'),
  ('ticket.reprinted', 'print_job place ticket series'),
  ('ticket.filed', 'print_job place ticket series'),
  ('ticket.mailed', 'print_job place ticket series mail'),
  ('receipt.made', 'receipt'),
  ('receipt.repeated', 'receipt'),
  ('order.handed_over', 'handover print_job ticket series'),
  ('order.attached', 'orders place'),
  ('order.corrected', 'orders place'),
  ('order.paid', 'orders payment ticket print_job series'),
  ('credit.opened', 'credit_lot account series'),
  ('customer.created', 'customer_made customer_word series'),
  ('customer.changed', 'customer customer_word'),
  ('policy.set', 'policy'),
  ('hall.created', 'hall hall_made seat former_name former_row'),
  ('hall.changed', 'hall seat former_name former_row'),
  ('category.created', 'category category_made former_name'),
  ('category.changed', 'category former_name'),
  ('category.retired', 'category former_name'),
  ('category.offered', 'category former_name'),
  ('category.reordered', 'category'),
  ('rate.created', 'rate rate_made former_name'),
  ('rate.changed', 'rate former_name'),
  ('rate.retired', 'rate former_name'),
  ('rate.offered', 'rate former_name'),
  ('rate.reordered', 'rate'),
  ('show.created', 'show_made'),
  ('show.changed', 'show'),
  ('performance.created', 'performance performance_made price'),
  ('performance.copied', 'performance performance_made price'),
  ('performance.changed', 'performance price'),
  ('performance.rescheduled', 'performance rescheduling rescheduling_notice mail'),
  ('rescheduling.printed', 'rescheduling_copy mail_ended'),
  ('prices.set', 'price performance'),
  ('sales.opened', 'performance'),
  ('sales.closed', 'performance'),
  ('sales.dated', 'performance'),
  ('mail.sent', 'mail_ended'),
  ('mail.failed', 'mail_ended'),
  ('mail.in_doubt', 'mail_ended'),
  ('mail.resent', 'mail mail_ended'),
  ('mail.arrived', 'mail_ended'),
  ('mail.settled', 'mail_ended'),
  ('import.applied', 'show show_made hall hall_made category category_made rate rate_made seat'
    ' performance performance_made price former_name former_row import_seen customer customer_made customer_word'
    ' orders orders_money place place_state place_money series'
    ' reprise reprise_made reprise_word reprise_count credit_lot account'),
  ('counter.registered', 'counter_made counter_key_made'),
  ('counter.renamed', 'counter counter_key'),
  ('counter.revoked', 'counter_key'),
  ('counter.admitted', 'counter_key'),
  ('house.changed', 'house'),
  ('house.reopened', 'setting'),
  ('clock.advanced', 'house mail'),
  ('settings.mail', 'setting'),
  ('settings.vat', 'setting'),
  ('settings.numbering', 'series'),
  ('settings.amendments', 'setting'),
  ('settings.selling', 'setting'),
  ('operator.created', 'operator_made'),
  ('operator.changed', 'operator operator_pin'),
  ('operator.pin_changed', 'operator_pin')
) AS a (action, named);
-- Its row is the first of a journal, when a house is made with all that it begins with.
INSERT INTO guard.writes (action, what)
SELECT DISTINCT 'house.created', what FROM guard.writes
UNION SELECT 'house.created', 'house' ON CONFLICT DO NOTHING;

-- What a transaction has told the journal, and what it has written. The one question at its end is asked
-- of these few rows, however many rows it wrote; they are of no use afterwards.
CREATE UNLOGGED TABLE guard.told (
  xid XID8 NOT NULL,
  action TEXT NOT NULL,
  PRIMARY KEY (xid, action)
);
CREATE UNLOGGED TABLE guard.touched (
  xid XID8 NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (xid, what)
);

-- Notes that this transaction writes something. A house that is being moved here is taken as it is.
CREATE FUNCTION guard.note(name TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT guard.is_owner() AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) THEN
    INSERT INTO guard.touched (xid, what) VALUES (pg_current_xact_id(), name) ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE FUNCTION guard.touch() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written) THEN
    PERFORM guard.note(TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION guard.touch_orders() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.number, n.channel, n.total_cents, n.fees_cents, n.created_at_ms, n.operator_id, n.counter_id)
      IS DISTINCT FROM
      (o.number, o.channel, o.total_cents, o.fees_cents, o.created_at_ms, o.operator_id, o.counter_id)) THEN
    PERFORM guard.note('orders_money');
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.customer_id, n.state) IS DISTINCT FROM (o.customer_id, o.state)) THEN
    PERFORM guard.note('orders');
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION guard.touch_place() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.order_id, n.performance_id, n.seat_id, n.category_id, n.rate_id, n.price_cents, n.vat_bp)
      IS DISTINCT FROM
      (o.order_id, o.performance_id, o.seat_id, o.category_id, o.rate_id, o.price_cents, o.vat_bp)) THEN
    PERFORM guard.note('place_money');
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.state, n.code) IS DISTINCT FROM (o.state, o.code)) THEN
    PERFORM guard.note('place_state');
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.holder, n.copies, n.scanned_at_ms) IS DISTINCT FROM (o.holder, o.copies, o.scanned_at_ms)) THEN
    PERFORM guard.note('place');
  END IF;
  RETURN NULL;
END $$;

-- A change of the PIN alone counts the version up, as any change does.
CREATE FUNCTION guard.touch_operator() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.name, n.name_key, n.initials, n.role, n.active) IS DISTINCT FROM
      (o.name, o.name_key, o.initials, o.role, o.active)) THEN
    PERFORM guard.note('operator');
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE (n.pin_hash, n.version) IS DISTINCT FROM (o.pin_hash, o.version)) THEN
    PERFORM guard.note('operator_pin');
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION guard.touch_mail() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.recipient <> o.recipient OR n.settled_at_ms IS DISTINCT FROM o.settled_at_ms
      OR (n.state <> o.state AND n.state IN ('sent', 'failed', 'in_doubt', 'cancelled', 'no_address'))) THEN
    PERFORM guard.note('mail_ended');
  END IF;
  -- A mailer puts a mail off, but never for long.
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.due_at_ms > GREATEST(o.due_at_ms, guard.now_ms()) + 259200000) AND NOT guard.is_owner() THEN
    RAISE EXCEPTION 'append_only: mail';
  END IF;
  RETURN NULL;
END $$;

-- Watches a table: once a statement, not once a row. A table of a later migration is watched by the same
-- call, and its actions are told by guard.allow.
CREATE FUNCTION guard.watch(named TEXT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  inserted TEXT := CASE WHEN named IN ('orders', 'place') THEN named || '_money'
    WHEN named IN ('category', 'counter', 'counter_key', 'customer', 'hall', 'operator', 'performance', 'rate',
      'reprise', 'show') THEN named || '_made' ELSE named END;
  updated TEXT := CASE WHEN named IN ('operator', 'orders', 'place', 'mail') THEN 'touch_' || named ELSE 'touch' END;
BEGIN
  EXECUTE format('CREATE TRIGGER guard_insert AFTER INSERT ON public.%I REFERENCING NEW TABLE AS written '
    'FOR EACH STATEMENT EXECUTE FUNCTION guard.touch(%L)', named, inserted);
  EXECUTE format('CREATE TRIGGER guard_update AFTER UPDATE ON public.%I REFERENCING OLD TABLE AS before '
    'NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION guard.%I(%L)', named, updated, named);
  EXECUTE format('CREATE TRIGGER guard_delete AFTER DELETE ON public.%I REFERENCING OLD TABLE AS written '
    'FOR EACH STATEMENT EXECUTE FUNCTION guard.touch(%L)', named, inserted);
END $$;

-- What was told is noted once a statement too.
CREATE FUNCTION guard.tell() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written WHERE action = 'house.created' AND seq > 1) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  DELETE FROM guard.told WHERE ctid IN (
    SELECT ctid FROM guard.told WHERE xid < pg_current_xact_id() FOR UPDATE SKIP LOCKED);
  INSERT INTO guard.told (xid, action)
  SELECT DISTINCT pg_current_xact_id(), action FROM written ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_told AFTER INSERT ON journal REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.tell();

-- The question at the end: did an action tell this, and does the journal's head follow what was told?
CREATE FUNCTION guard.answers() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM guard.told t JOIN guard.writes w ON w.action = t.action
    WHERE t.xid = NEW.xid AND w.what = NEW.what) THEN
    RAISE EXCEPTION 'not_journalled: %', NEW.what;
  END IF;
  DELETE FROM guard.touched WHERE xid = NEW.xid AND what = NEW.what;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER touched_answers AFTER INSERT ON guard.touched
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.answers();

CREATE FUNCTION guard.seals() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.journal WHERE seq > (SELECT seq FROM public.head WHERE id = 1)) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_seals AFTER INSERT ON guard.told
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.seals();

-- What names the row of the journal that tells it names one that was written, of its own action.
CREATE FUNCTION guard.tells() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.head WHERE seq > 0) AND NOT EXISTS (
    SELECT 1 FROM public.journal WHERE seq = NEW.seq AND action = ANY (string_to_array(TG_ARGV[0], ' '))) THEN
    RAISE EXCEPTION 'not_journalled: %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendment_tells AFTER INSERT ON amendment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('sale.voided sale.tender_corrected sale.exchanged');
CREATE CONSTRAINT TRIGGER refund_result_tells AFTER INSERT ON refund_result DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('refund.settled');
CREATE CONSTRAINT TRIGGER refund_try_tells AFTER INSERT ON refund_try DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('refund.tried');
CREATE CONSTRAINT TRIGGER rescheduling_tells AFTER INSERT ON rescheduling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard.tells('performance.rescheduled');

-- These asked the same once a row, and were content with any action.
DROP TRIGGER journal_sealed ON journal;
DROP TRIGGER payment_journalled ON payment;
DROP TRIGGER ticket_journalled ON ticket;
DROP TRIGGER policy_journalled ON policy;
DROP TRIGGER credit_lot_journalled ON credit_lot;
DROP TRIGGER reprise_journalled ON reprise;
DROP TRIGGER place_journalled ON place;
DROP TRIGGER operator_journalled ON operator;
DROP TRIGGER counter_key_journalled ON counter_key;
DROP TRIGGER amendment_journalled ON amendment;
DROP TRIGGER amendment_place_journalled ON amendment_place;
DROP TRIGGER refund_journalled ON refund;
DROP TRIGGER refund_result_journalled ON refund_result;
DROP TRIGGER amendment_copy_journalled ON amendment_copy;
DROP TRIGGER receipt_journalled ON receipt;
DROP TRIGGER handover_journalled ON handover;
DROP TRIGGER orders_journalled ON orders;
DROP TRIGGER rescheduling_journalled ON rescheduling;
DROP TRIGGER rescheduling_notice_journalled ON rescheduling_notice;
DROP TRIGGER rescheduling_copy_journalled ON rescheduling_copy;
DROP TRIGGER refund_try_journalled ON refund_try;
DROP FUNCTION journal_sealed();
DROP FUNCTION journalled();

SELECT guard.watch(t.name) FROM unnest(ARRAY[
  'amendment', 'amendment_copy', 'amendment_place', 'category', 'counter', 'counter_key',
  'credit_lot', 'customer', 'customer_word', 'former_name', 'former_row', 'hall', 'handover', 'house',
  'import_seen', 'mail', 'operator', 'orders', 'payment', 'performance', 'place', 'policy', 'price',
  'print_job', 'rate', 'receipt', 'refund', 'refund_result', 'refund_try', 'reprise', 'reprise_count',
  'reprise_part', 'reprise_word', 'rescheduling', 'rescheduling_copy', 'rescheduling_notice', 'seat', 'series',
  'setting', 'show', 'ticket']) AS t (name);
-- Accounts move by transfers, which their own trigger sees to; a new one is told.
CREATE TRIGGER guard_insert AFTER INSERT ON account REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.touch('account');

-- Bounds. A series goes on by what one transaction can use; it begins, and an import lifts that of orders, within
-- nine figures.
CREATE FUNCTION series_bounded() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner()
    AND (NEW.name NOT IN ('order', 'ticket', 'customer', 'lot', 'reprise', 'amendment')
      OR (NEW.last > 999999999 AND (TG_OP = 'INSERT' OR NEW.last > OLD.last + 2000000))
      OR (TG_OP = 'UPDATE' AND NEW.name <> 'order' AND NEW.first_number = OLD.first_number
        AND NEW.last > OLD.last + 2000000)) THEN
    RAISE EXCEPTION 'append_only: series';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_bounded BEFORE INSERT OR UPDATE ON series
  FOR EACH ROW EXECUTE FUNCTION series_bounded();

-- What is held for a while is held for a day at most: the line of the mails, a request on a screen.
CREATE FUNCTION held_briefly() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
DECLARE
  until_ms BIGINT := CASE TG_TABLE_NAME WHEN 'claim' THEN (to_jsonb(NEW) ->> 'at_ms')::BIGINT
    ELSE (to_jsonb(NEW) ->> 'until_ms')::BIGINT END;
BEGIN
  IF until_ms > guard.now_ms() + 86400000 AND NOT guard.is_owner() THEN
    RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_briefly BEFORE INSERT OR UPDATE ON claim
  FOR EACH ROW EXECUTE FUNCTION held_briefly();
CREATE TRIGGER lease_briefly BEFORE INSERT OR UPDATE ON mail_lease
  FOR EACH ROW EXECUTE FUNCTION held_briefly();

-- Whether the house was left is for its owner to say: who moves a house reads all of it.
CREATE FUNCTION setting_bounded() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
BEGIN
  IF NOT guard.is_owner() AND (COALESCE(NEW.name, OLD.name) = 'moved' OR OLD.name = 'moved'
    OR (TG_OP <> 'DELETE' AND (NEW.name !~ '^[a-z_]{1,40}$' OR octet_length(NEW.body) > 262144))) THEN
    RAISE EXCEPTION 'append_only: setting';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER setting_bounded BEFORE INSERT OR UPDATE OR DELETE ON setting
  FOR EACH ROW EXECUTE FUNCTION setting_bounded();

-- A new counter waits, but for the first of a house; only the word of the journal lets it in.
CREATE FUNCTION counter_waits() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, guard, pg_temp AS $$
BEGIN
  IF NEW.waiting = 0 AND NOT guard.is_owner() AND EXISTS (SELECT 1 FROM head WHERE seq > 0)
    AND (TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM counter_key WHERE waiting = 0 AND counter_id <> NEW.counter_id)
      OR TG_OP = 'UPDATE' AND OLD.waiting = 1 AND NOT EXISTS (
        SELECT 1 FROM guard.told WHERE xid = pg_current_xact_id() AND action = 'counter.admitted')) THEN
    RAISE EXCEPTION 'not_journalled: counter_key';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER counter_waits AFTER INSERT OR UPDATE ON counter_key
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION counter_waits();

-- PINs. No counter reads a hash: it is given the salt, and what it made of a PIN and the salt is compared
-- here. Wrong ones are counted in a sequence of each operator, because a transaction that is rolled back
-- does not take back what a sequence has given.
CREATE TABLE guard.pin (
  operator_id BIGINT PRIMARY KEY,
  -- The sequence stood here when the PIN was set: what was counted before is forgotten.
  cleared BIGINT NOT NULL
);

CREATE FUNCTION guard.pin_sequence(operator_id BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE
  AS $$ SELECT format('guard.%I', 'pin_' || operator_id) $$;

-- Where it stands: milliseconds of the last wrong PIN, then three figures for how many in a row.
CREATE FUNCTION guard.pin_count(operator_id BIGINT) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  stands BIGINT;
BEGIN
  EXECUTE 'SELECT last_value FROM ' || guard.pin_sequence(operator_id) INTO stands;
  RETURN stands;
END $$;

CREATE FUNCTION guard.pin_set() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF NEW.pin_hash !~ '^\$argon2id\$v=19\$m=[0-9]{1,6},t=[0-9]{1,2},p=[0-9]\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{43}$' THEN
    RAISE EXCEPTION 'append_only: operator';
  END IF;
  IF TG_OP = 'INSERT' THEN
    EXECUTE 'CREATE SEQUENCE IF NOT EXISTS ' || guard.pin_sequence(NEW.id);
  END IF;
  INSERT INTO guard.pin (operator_id, cleared) VALUES (NEW.id, guard.pin_count(NEW.id))
  ON CONFLICT (operator_id) DO UPDATE SET cleared = excluded.cleared;
  RETURN NULL;
END $$;
CREATE TRIGGER pin_set AFTER INSERT OR UPDATE OF pin_hash ON operator
  FOR EACH ROW EXECUTE FUNCTION guard.pin_set();
DO $$
DECLARE
  of_operator BIGINT;
BEGIN
  FOR of_operator IN SELECT id FROM operator LOOP
    EXECUTE 'CREATE SEQUENCE ' || guard.pin_sequence(of_operator);
    INSERT INTO guard.pin (operator_id, cleared) VALUES (of_operator, guard.pin_count(of_operator));
  END LOOP;
END $$;

-- What a PIN is hashed with: the hash without its last part. None for nobody.
CREATE FUNCTION pin_salt(of_operator BIGINT) RETURNS TEXT LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT regexp_replace(pin_hash, '\$[^$]*$', '') FROM operator WHERE id = of_operator $$;

-- Compares the SHA-256 of a hash that was made of a PIN. 0 when it is right, -1 when it is wrong, else the
-- seconds to wait. Five wrong ones in a row make one wait 30 s, each more doubles it, up to an hour.
CREATE FUNCTION pin_try(of_operator BIGINT, digest BYTEA) RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, public, guard, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  since BIGINT;
  stands BIGINT;
  wrong BIGINT;
  wait_ms BIGINT;
  known RECORD;
BEGIN
  SELECT cleared INTO since FROM guard.pin WHERE operator_id = of_operator FOR UPDATE;
  SELECT pin_hash, active INTO known FROM operator WHERE id = of_operator;
  IF since IS NULL OR known IS NULL THEN
    RETURN -1;
  END IF;
  stands := guard.pin_count(of_operator);
  wrong := CASE WHEN stands <= since THEN 0 ELSE stands % 1000 END;
  IF wrong >= 5 THEN
    wait_ms := stands / 1000 + LEAST(30000 * (1 << CAST(LEAST(wrong - 5, 7) AS INTEGER)), 3600000) - now_ms;
    IF wait_ms > 0 THEN
      RETURN (LEAST(wait_ms, 3600000) + 999) / 1000;
    END IF;
  END IF;
  -- It only goes up, whatever the server's clock does.
  now_ms := GREATEST(now_ms, stands / 1000, since / 1000 + 1);
  IF known.active = 1 AND digest = sha256(convert_to(known.pin_hash, 'UTF8')) THEN
    IF wrong > 0 THEN
      PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000);
    END IF;
    RETURN 0;
  END IF;
  PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000 + LEAST(wrong + 1, 999));
  RETURN -1;
END $$;

-- These are for the triggers alone; roles.sql gives counters the two that a sign-in asks.
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
