-- The rights of the site of a shared house: the role `contremarque_site`.
--
-- Somebody who may make roles runs this once, or the owner where the roles are there, in the house's database, after the house
-- was first opened: psql -d theatre -f site.sql. It may be run again at any time, and does no harm; the program runs it by
-- itself when the owner opens the house with a newer version. It needs PostgreSQL 15.
--
-- Then the site gets a login of that role, and of no other:
--   CREATE ROLE site LOGIN PASSWORD '…' IN ROLE contremarque_site;
-- and what draws and mails its codes, `contremarque-site post`, one of a role beside, a counter's with that besides:
--   CREATE ROLE poste LOGIN PASSWORD '…' IN ROLE contremarque_post;
--
-- This is the one list of what the site may touch. A server holds its login to the grants and to the policies below;
-- on a file the grants are asked of each statement, and the conditions of what is written stand in
-- `src-tauri/crates/store/src/sqlite/authorizer.rs`. A new command of the site names here what it reads and writes.

BEGIN;

DO $$
BEGIN
  IF to_regrole('contremarque_site') IS NULL THEN
    CREATE ROLE contremarque_site NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another house of this server made it at this moment.
END $$;

DO $$
BEGIN
  IF to_regrole('contremarque_post') IS NULL THEN
    CREATE ROLE contremarque_post NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another house of this server made it at this moment.
END $$;
-- It is a counter's too, where the server has these: the owner gives that role first.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.roleid = to_regrole('contremarque_guichet')
    AND m.member = to_regrole('contremarque_post')) THEN
    GRANT contremarque_guichet TO contremarque_post;
  END IF;
EXCEPTION WHEN undefined_object OR unique_violation OR insufficient_privilege THEN
  NULL;
END $$;

-- From here on as the owner of the house, whoever runs this: what is made is the owner's, who brings it up to date later. What
-- somebody else made of it earlier is given to the owner.
DO $$
DECLARE
  owner TEXT := (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'journal');
  made TEXT;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'site' AND pg_get_userbyid(nspowner) <> owner) THEN
    EXECUTE format('ALTER SCHEMA site OWNER TO %I', owner);
    FOR made IN SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'site'::regnamespace LOOP
      EXECUTE format('ALTER FUNCTION %s OWNER TO %I', made, owner);
    END LOOP;
    FOR made IN SELECT viewname FROM pg_views WHERE schemaname = 'site' LOOP
      EXECUTE format('ALTER VIEW site.%I OWNER TO %I', made, owner);
    END LOOP;
  END IF;
  EXECUTE format('SET LOCAL ROLE %I', owner);
END $$;

-- Every table is had before anything of it is changed: what counts its rows meanwhile (ANALYZE, the server's own too) waits for a
-- table whose rights were changed, and would be waited for by what follows.
DO $$
DECLARE
  named TEXT;
BEGIN
  FOR attempt IN REVERSE 9..0 LOOP
    BEGIN
      -- Whoever writes has ended then: who reads is left.
      LOCK TABLE public.head IN EXCLUSIVE MODE;
      FOR named IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename LOOP
        EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', named);
      END LOOP;
      EXIT;
    EXCEPTION WHEN deadlock_detected THEN
      -- Somebody read tables in another order: theirs comes first.
      IF attempt = 0 THEN
        RAISE;
      END IF;
    END;
  END LOOP;
END $$;

-- What is given below is all that the role has, whatever it had before.
CREATE SCHEMA IF NOT EXISTS site;
DO $$
DECLARE
  given record;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, contremarque_site', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO contremarque_site', current_database());
  REVOKE ALL ON SCHEMA public, site FROM PUBLIC, contremarque_site;
  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, contremarque_site;
  REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, contremarque_site;
  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, contremarque_site;
  FOR given IN
    SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges
    WHERE table_schema = 'public' AND grantee = 'contremarque_site'
  LOOP
    EXECUTE format('REVOKE %s (%I) ON public.%I FROM contremarque_site',
      given.privilege_type, given.column_name, given.table_name);
  END LOOP;
  FOR given IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', given.policyname, given.tablename);
  END LOOP;
  -- Counters see and write as before. What the site sees and writes is less, table by table.
  FOR given IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', given.tablename);
    EXECUTE format('CREATE POLICY all_rows ON public.%I USING (true) WITH CHECK (true)', given.tablename);
  END LOOP;
  -- A view shows what who asks may see; a trigger of the house asks with the owner's eyes, whoever woke it.
  FOR given IN SELECT viewname FROM pg_views
    WHERE schemaname = 'public' AND viewname NOT IN ('journal_chain', 'ticket_code', 'statement_note', 'site_entered', 'customer_closing')
  LOOP
    EXECUTE format('ALTER VIEW public.%I SET (security_invoker = true)', given.viewname);
  END LOOP;
  FOR given IN SELECT p.oid::regprocedure AS named, n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'guard') AND p.prorettype = 'trigger'::regtype AND NOT p.prosecdef
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', given.named);
    IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE oid = given.named::regprocedure AND proconfig IS NOT NULL) THEN
      EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', given.named);
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public, site TO contremarque_site;

-- Who asks. The program shows the secrets of who gives a command, in their transaction alone: the token of a session,
-- what a browser keeps, a code in that browser, the id of a command, the key of the counter. Rows are opened by the
-- hashes of these, which the house keeps; nothing opens a row to who has none of them.
-- Every policy asks these functions, each statement several times. A line keeps the plan of a function of PL/pgSQL; one of SQL
-- is planned anew in every statement.
-- What a list of before made.
DROP FUNCTION IF EXISTS site.hashes();
CREATE OR REPLACE FUNCTION site.held() RETURNS BYTEA[] LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  word TEXT;
  hashes BYTEA[] := '{}';
BEGIN
  FOREACH word IN ARRAY string_to_array(COALESCE(current_setting('site.secrets', true), ''), ' ') LOOP
    IF word <> '' AND length(word) % 2 = 0 AND translate(word, '0123456789abcdef', '') = '' THEN
      hashes := hashes || sha256(decode(word, 'hex'));
    END IF;
  END LOOP;
  RETURN hashes;
END $$;

-- What of that is counted by the site: what is asked for and tried from an address of the network. Codes that are mailed to a
-- mailbox, and tried for one, are counted by who mails and tries them.
CREATE OR REPLACE FUNCTION site.counted() RETURNS BYTEA[] LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  word TEXT;
  hashes BYTEA[] := '{}';
BEGIN
  FOREACH word IN ARRAY string_to_array(COALESCE(current_setting('site.secrets', true), ''), ' ') LOOP
    IF length(word) % 2 = 0 AND translate(word, '0123456789abcdef', '') = ''
      -- `mails from` and `tries from`, each with the end of its line.
      AND left(word, 22) IN ('6d61696c732066726f6d0a', '74726965732066726f6d0a') THEN
      hashes := hashes || sha256(decode(word, 'hex'));
    END IF;
  END LOOP;
  RETURN hashes;
END $$;

-- The house's time, as guard.now_ms() says it.
CREATE OR REPLACE FUNCTION site.now_ms() RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN house_ms() + COALESCE((SELECT MAX(clock_offset_ms) FROM house WHERE demo = 1), 0);
END $$;

-- The mailbox of the session that is held and has not ended.
CREATE OR REPLACE FUNCTION site.mailbox() RETURNS TEXT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := site.now_ms();
  held BYTEA[] := site.held();
BEGIN
  RETURN (SELECT s.email_key FROM site_session s
    WHERE s.token = ANY (held) AND s.seen_at_ms > now_ms - 7200000 AND s.since_ms > now_ms - 43200000
      AND s.seen_at_ms <= now_ms + 60000 AND s.since_ms <= now_ms + 60000
    ORDER BY s.since_ms DESC LIMIT 1);
END $$;

-- Its customer, who still has that address.
CREATE OR REPLACE FUNCTION site.me() RETURNS BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := site.now_ms();
  held BYTEA[] := site.held();
BEGIN
  RETURN (SELECT k.id FROM site_session s JOIN customer k ON k.id = s.customer_id AND k.email_key = s.email_key
    WHERE s.token = ANY (held) AND s.seen_at_ms > now_ms - 7200000 AND s.since_ms > now_ms - 43200000
      AND s.seen_at_ms <= now_ms + 60000 AND s.since_ms <= now_ms + 60000
    ORDER BY s.since_ms DESC LIMIT 1);
END $$;

-- The mailbox whose code for signing in was typed in the browser that is held, in an earlier transaction.
CREATE OR REPLACE FUNCTION site.asked() RETURNS TEXT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := site.now_ms();
  held BYTEA[] := site.held();
BEGIN
  RETURN (SELECT r.email_key FROM site_request r JOIN site_entered e ON e.browser = r.browser
    WHERE r.browser = ANY (held) AND e.for_what = 'sign_in' AND e.until_ms BETWEEN now_ms AND now_ms + 660000
      AND r.tried_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::TEXT::BIGINT
    LIMIT 1);
END $$;

-- The address of the session's customer.
CREATE OR REPLACE FUNCTION site.address() RETURNS TEXT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN (SELECT trim(k.email) FROM customer k WHERE k.id = site.me());
END $$;

-- The counter whose key is held.
CREATE OR REPLACE FUNCTION site.counter() RETURNS BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ DECLARE held BYTEA[] := site.held(); BEGIN
  RETURN (SELECT k.counter_id FROM counter_key k WHERE k.key_hash = ANY (held) LIMIT 1);
END $$;

-- Whether who writes is a site.
CREATE OR REPLACE FUNCTION site.is_here() RETURNS BOOLEAN LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN NOT guard.is_owner() AND pg_has_role(session_user, 'contremarque_site', 'MEMBER');
END $$;

-- What it may see. Of a table that is not named it sees nothing.

-- The house, its programme and its rules: open to everybody.
GRANT SELECT ON head TO contremarque_site;
GRANT SELECT ON house TO contremarque_site;
GRANT SELECT ON former_house TO contremarque_site;
GRANT SELECT (version) ON refinery_schema_history TO contremarque_site;
GRANT SELECT ON journal_chain TO contremarque_site;
GRANT SELECT (name, last) ON series TO contremarque_site;
GRANT SELECT (name, body, version) ON setting TO contremarque_site;
GRANT SELECT (id, title, title_key) ON show TO contremarque_site;
GRANT SELECT (id, name) ON hall TO contremarque_site;
GRANT SELECT (id, row_label, number, row_rank, number_rank, unplaced) ON seat TO contremarque_site;
GRANT SELECT ON seat_named TO contremarque_site;
GRANT SELECT (id, name) ON category TO contremarque_site;
GRANT SELECT (id, name, name_key) ON rate TO contremarque_site;
GRANT SELECT (id, show_id, hall_id, starts_at_ms) ON performance TO contremarque_site;
GRANT SELECT (id, scope, scope_id, version, body) ON policy TO contremarque_site;
GRANT SELECT (id, performance_id, seq, at_ms, free_until_ms) ON rescheduling TO contremarque_site;
GRANT SELECT (seq) ON signature TO contremarque_site;
-- Passwords are never among settings; whether the house was left, by which server a code is mailed, what the site says of the house.
CREATE POLICY seen ON setting AS RESTRICTIVE FOR SELECT TO contremarque_site USING (name IN ('moved', 'mail', 'site', 'site_logo'));

-- The counters by name, for papers name them; of keys its own alone.
GRANT SELECT (id, name) ON counter TO contremarque_site;
GRANT SELECT (counter_id, key_hash, revoked_at_ms, waiting, version) ON counter_key TO contremarque_site;
-- Showing itself anew reads each column that it writes.
GRANT SELECT (counter_id, seen_at_ms, operator_id, program, schema_known, folder) ON counter_presence TO contremarque_site;
CREATE POLICY seen ON counter_key AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (key_hash = ANY ((SELECT site.held())::BYTEA[]));
CREATE POLICY seen ON counter_presence AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (counter_id = (SELECT site.counter()));

-- What is the customer's.
GRANT SELECT (id, number, last_name, first_name, name_key, email, email_key, phone, locale, created_at_ms, version)
  ON customer TO contremarque_site;
GRANT SELECT (customer_id) ON customer_word TO contremarque_site;
GRANT SELECT (customer_id, at_ms) ON erasure TO contremarque_site;
GRANT SELECT (id, number, customer_id, channel, created_at_ms, total_cents, fees_cents, state, counter_id)
  ON orders TO contremarque_site;
GRANT SELECT (id, order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents, vat_bp, channel, state,
  holder, copies, scanned_at_ms) ON place TO contremarque_site;
GRANT SELECT ON place_named TO contremarque_site;
GRANT SELECT (number, place_id, issued_at_ms) ON ticket TO contremarque_site;
GRANT SELECT (id, place_id, duplicata, state) ON print_job TO contremarque_site;
GRANT SELECT (id, order_id, amount_cents, lot_id) ON payment TO contremarque_site;
GRANT SELECT (order_id, kind, amount_cents) ON amendment TO contremarque_site;
GRANT SELECT (place_id) ON amendment_place TO contremarque_site;
GRANT SELECT (payment_id, amount_cents) ON refund TO contremarque_site;
GRANT SELECT (id, number, place_id, order_id, customer_id, performance_id, place_channel, state, requested_at_ms,
  paid_cents, reprise_cents, fee_cents, policy_id, terms_version, needs_signature, starts_at_ms, proposed_by, decided_by,
  decided_at_ms, reason_code, sentence, rescheduling_id, version) ON reprise TO contremarque_site;
GRANT SELECT (reprise_id) ON reprise_word TO contremarque_site;
GRANT SELECT (reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id) ON reprise_part TO contremarque_site;
GRANT SELECT ON reprise_part_now TO contremarque_site;
GRANT SELECT (reprise_id, operator_id, at_ms) ON claim TO contremarque_site;
GRANT SELECT (reprise_id, choice, there) ON contradiction TO contremarque_site;
GRANT SELECT (id, debit_cents, credit_cents) ON account TO contremarque_site;
GRANT SELECT (id, number, customer_id, origin, reprise_id, amendment_id, issued_cents, issued_at_ms, expires_at_ms, grace)
  ON credit_lot TO contremarque_site;
GRANT SELECT (lot_id, kind, seq, root_id) ON lot_origin TO contremarque_site;
GRANT SELECT ON lot_home TO contremarque_site;
GRANT SELECT (seq, rank, debit_id, credit_id, amount_cents) ON transfer TO contremarque_site;
GRANT SELECT (seq, at_ms, action, order_id, reprise_id) ON journal TO contremarque_site;
GRANT SELECT (reprise_id) ON mail TO contremarque_site;

CREATE OR REPLACE FUNCTION site.orders() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT id FROM orders WHERE customer_id = site.me();
END $$;
CREATE OR REPLACE FUNCTION site.places() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT p.id FROM place p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = site.me();
END $$;
CREATE OR REPLACE FUNCTION site.payments() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT p.id FROM payment p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = site.me();
END $$;
CREATE OR REPLACE FUNCTION site.reprises() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT id FROM reprise WHERE customer_id = site.me();
END $$;
CREATE OR REPLACE FUNCTION site.lots() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT id FROM credit_lot WHERE customer_id = site.me();
END $$;
-- Rows of the journal by which a credit of theirs moved.
CREATE OR REPLACE FUNCTION site.movements() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT t.seq FROM credit_lot l JOIN transfer t ON t.credit_id = l.id OR t.debit_id = l.id
  WHERE l.customer_id = site.me();
END $$;

CREATE POLICY seen ON customer AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (id = (SELECT site.me()) OR email_key = (SELECT site.mailbox()) OR email_key = (SELECT site.asked()));
CREATE POLICY seen ON customer_word AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));
CREATE POLICY seen ON erasure AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));
CREATE POLICY seen ON orders AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));
CREATE POLICY seen ON place AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (order_id IN (SELECT site.orders()));
CREATE POLICY seen ON ticket AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (place_id IN (SELECT site.places()));
CREATE POLICY seen ON print_job AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (place_id IN (SELECT site.places()));
CREATE POLICY seen ON payment AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (order_id IN (SELECT site.orders()));
CREATE POLICY seen ON amendment AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (order_id IN (SELECT site.orders()));
CREATE POLICY seen ON amendment_place AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (place_id IN (SELECT site.places()));
CREATE POLICY seen ON refund AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (payment_id IN (SELECT site.payments()));
CREATE POLICY seen ON reprise AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));
CREATE POLICY seen ON reprise_word AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (reprise_id IN (SELECT site.reprises()));
CREATE POLICY seen ON reprise_part AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (reprise_id IN (SELECT site.reprises()));
CREATE POLICY seen ON claim AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (reprise_id IN (SELECT site.reprises()));
CREATE POLICY seen ON contradiction AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (reprise_id IN (SELECT site.reprises()));
CREATE POLICY seen ON account AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (id IN (SELECT site.lots()));
CREATE POLICY seen ON credit_lot AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));
CREATE POLICY seen ON lot_origin AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (lot_id IN (SELECT site.lots()));
CREATE POLICY seen ON transfer AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (debit_id IN (SELECT site.lots()) OR credit_id IN (SELECT site.lots()));
CREATE POLICY seen ON journal AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()) OR order_id IN (SELECT site.orders()) OR seq IN (SELECT site.movements()));
CREATE POLICY seen ON mail AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (customer_id = (SELECT site.me()));

-- Named by what is read, and seen by nobody on the site: texts that desk and site share ask who decided, and a file
-- looks for what leans on a row.
GRANT SELECT (id, name, role, active) ON operator TO contremarque_site;
GRANT SELECT (seq) ON journal_note TO contremarque_site;
GRANT SELECT (seq) ON erased_note TO contremarque_site;
GRANT SELECT (mail_id) ON rescheduling_notice TO contremarque_site;
CREATE POLICY unseen ON operator AS RESTRICTIVE TO contremarque_site USING (false);
CREATE POLICY unseen ON journal_note AS RESTRICTIVE TO contremarque_site USING (false);
CREATE POLICY unseen ON erased_note AS RESTRICTIVE TO contremarque_site USING (false);
CREATE POLICY unseen ON rescheduling_notice AS RESTRICTIVE TO contremarque_site USING (false);

-- What opens the door, of a place of theirs that stands; why credit was given or taken back; what they asked of their
-- account. They take the place of the views that counters see.
CREATE OR REPLACE VIEW site.ticket_code WITH (security_barrier) AS
SELECT c.place_id, c.code FROM public.ticket_code c WHERE c.place_id IN (SELECT site.places());
CREATE OR REPLACE VIEW site.statement_note WITH (security_barrier) AS
SELECT n.seq, n.body FROM public.statement_note n WHERE n.seq IN (SELECT site.movements());
CREATE OR REPLACE VIEW site.customer_closing WITH (security_barrier) AS
SELECT c.seq, c.customer_id, c.action, c.at_ms, c.data FROM public.customer_closing c WHERE c.customer_id = site.me();
GRANT SELECT (place_id, code) ON site.ticket_code TO contremarque_site;
GRANT SELECT (seq, customer_id, action, at_ms, data) ON site.customer_closing TO contremarque_site;
GRANT SELECT (seq, body) ON site.statement_note TO contremarque_site;

-- What a customer takes along of all that the house holds of them, and what the tables keep back: the words of the rows of the
-- journal that name them, or nobody and an order or a request of theirs; their mails, how they paid, what another system says of
-- them. A row of one of their orders that names somebody else is not among it, nor what is of before it was theirs, nor a card
-- that somebody else may have paid with.
CREATE OR REPLACE VIEW site.own_journal WITH (security_barrier) AS
SELECT j.seq, j.at_ms, j.action, j.customer_id, j.reprise_id, j.data, j.order_id FROM public.journal j
WHERE j.seq IN (
  SELECT m.seq FROM public.journal m WHERE m.customer_id = (SELECT site.me())
  UNION
  SELECT m.seq FROM public.journal m
  WHERE m.order_id IN (SELECT site.orders()) AND m.customer_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM public.journal x WHERE x.order_id = m.order_id AND x.seq > m.seq
      AND (x.customer_id <> (SELECT site.me()) OR x.action = 'order.corrected'))
  UNION
  SELECT m.seq FROM public.reprise r JOIN public.journal m ON m.order_id = r.order_id AND m.reprise_id = r.id
  WHERE r.customer_id = (SELECT site.me()) AND m.customer_id IS NULL);
CREATE OR REPLACE VIEW site.own_journal_note WITH (security_barrier) AS
SELECT n.seq, n.body FROM public.journal_note n WHERE n.seq IN (SELECT j.seq FROM site.own_journal j);
CREATE OR REPLACE VIEW site.own_contradiction WITH (security_barrier) AS
SELECT c.id, c.found_at_ms, c.source, c.file, c.there, c.there_value, c.here, c.here_value, c.choice, c.settled_at_ms, c.word
FROM public.contradiction c
WHERE c.subject = (SELECT 'customer ' || k.external_key FROM public.customer k WHERE k.id = (SELECT site.me()));
CREATE OR REPLACE VIEW site.own_mail WITH (security_barrier) AS
SELECT m.id, m.kind, m.customer_id, m.reprise_id, m.recipient, m.subject, m.body_text, m.body_html, m.date_ms, m.state,
  m.sent_at_ms FROM public.mail m
WHERE m.customer_id = (SELECT site.me());
CREATE OR REPLACE VIEW site.own_payment WITH (security_barrier) AS
SELECT p.id, p.order_id, p.tender, p.amount_cents, c.card_last4, c.card_authorisation, p.at_ms FROM public.payment p
LEFT JOIN public.payment c ON c.id = p.id
  AND NOT EXISTS (SELECT 1 FROM public.amendment a WHERE a.id = p.amendment_id AND a.new_order_id = p.order_id)
  AND NOT EXISTS (SELECT 1 FROM public.journal j
    WHERE j.order_id = p.order_id AND j.customer_id <> (SELECT site.me()) AND j.at_ms >= p.at_ms)
WHERE p.order_id IN (SELECT site.orders());
GRANT SELECT (seq, at_ms, action, customer_id, reprise_id, data, order_id) ON site.own_journal TO contremarque_site;
GRANT SELECT (id, found_at_ms, source, file, there, there_value, here, here_value, choice, settled_at_ms, word)
  ON site.own_contradiction TO contremarque_site;
GRANT SELECT (seq, body) ON site.own_journal_note TO contremarque_site;
GRANT SELECT (id, kind, customer_id, reprise_id, recipient, subject, body_text, body_html, date_ms, state, sent_at_ms)
  ON site.own_mail TO contremarque_site;
GRANT SELECT (id, order_id, tender, amount_cents, card_last4, card_authorisation, at_ms)
  ON site.own_payment TO contremarque_site;

-- A command is known to who knows its id.
GRANT SELECT (id, name, args, args_version, answer) ON command TO contremarque_site;
GRANT SELECT (id, customer_id, args_hash) ON erased_command TO contremarque_site;
CREATE POLICY seen ON command AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (sha256(convert_to(id, 'UTF8')) = ANY ((SELECT site.held())::BYTEA[]));
CREATE POLICY seen ON erased_command AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (sha256(convert_to(id, 'UTF8')) = ANY ((SELECT site.held())::BYTEA[]));

-- What it may write: each row is of who asks, and of no other kind than the site's commands write. That a row of the
-- journal tells it is asked of everybody (`guard.writes`).

-- A row of the journal is given by the customer, and of an action that customers have.
GRANT UPDATE (seq, hash, last_id) ON head TO contremarque_site;
GRANT INSERT (seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, reprise_id, data, note_hash,
  prev_hash, hash, seal) ON journal TO contremarque_site;
CREATE POLICY written ON journal AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  operator_id = 0 AND note_hash IS NULL AND counter_id = (SELECT site.counter())
  AND ((action IN ('reprise.requested', 'reprise.withdrawn', 'ticket.issued', 'customer.changed', 'customer.closing_asked',
        'customer.closing_dropped')
      AND customer_id = (SELECT site.me()) AND CAST(data AS JSONB) ->> 'giver' = 'customer'
      AND (order_id IS NULL OR order_id IN (SELECT site.orders()))
      AND (reprise_id IS NULL OR reprise_id IN (SELECT site.reprises()))
      AND (action <> 'customer.closing_asked' OR jsonb_typeof(CAST(data AS JSONB) -> 'given_up_cents') = 'number'
        AND jsonb_typeof(CAST(data AS JSONB) -> 'requests') = 'number'))
    OR (action = 'counter.registered' AND customer_id IS NULL AND order_id IS NULL AND reprise_id IS NULL)));
GRANT INSERT (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer, last_seq)
  ON command TO contremarque_site;
CREATE POLICY written ON command AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  operator_id = 0 AND counter_id = (SELECT site.counter()) AND (SELECT site.me()) IS NOT NULL);
GRANT SELECT (name, stray) ON touched TO contremarque_site;
GRANT UPDATE (stray) ON touched TO contremarque_site;
-- In a file. On a server they go with the row of the journal that seals them, and a trigger refuses all else.
GRANT DELETE ON touched TO contremarque_site;
GRANT INSERT (name, last) ON series TO contremarque_site;
GRANT UPDATE (last) ON series TO contremarque_site;
CREATE POLICY written ON series AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  name IN ('reprise', 'ticket') AND (SELECT site.me()) IS NOT NULL);
CREATE POLICY changed ON series AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (name IN ('reprise', 'ticket') AND (SELECT site.me()) IS NOT NULL);

-- The counter that the site is waits until a supervisor lets it in.
GRANT INSERT (id, name, created_at_ms) ON counter TO contremarque_site;
GRANT INSERT (counter_id, key_hash, version, waiting) ON counter_key TO contremarque_site;
CREATE POLICY written ON counter_key AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK (waiting = 1 AND key_hash = ANY ((SELECT site.held())::BYTEA[]));
GRANT INSERT (counter_id, seen_at_ms, operator_id, program, schema_known, folder) ON counter_presence TO contremarque_site;
GRANT UPDATE (seen_at_ms, operator_id, program, schema_known, folder) ON counter_presence TO contremarque_site;
CREATE POLICY written ON counter_presence AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK (counter_id = (SELECT site.counter()) AND operator_id IS NULL);
CREATE POLICY changed ON counter_presence AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (counter_id = (SELECT site.counter())) WITH CHECK (operator_id IS NULL);

-- A place of theirs is asked back, or a request that nobody decided is taken back.
GRANT UPDATE (state) ON place TO contremarque_site;
CREATE POLICY changed ON place AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (order_id IN (SELECT site.orders()) AND state IN ('live', 'pending'))
  WITH CHECK (state IN ('live', 'pending'));
CREATE OR REPLACE FUNCTION site.place_stands() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF site.is_here() AND (SELECT p.state FROM place p WHERE p.id = NEW.id) IS DISTINCT FROM (CASE WHEN EXISTS (
    SELECT 1 FROM reprise r WHERE r.place_id = NEW.id AND r.state IN ('requested', 'held', 'awaiting_supervisor'))
    THEN 'pending' ELSE 'live' END) THEN
    RAISE EXCEPTION 'not_journalled: place';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS place_stands ON place;
CREATE CONSTRAINT TRIGGER place_stands AFTER UPDATE ON place DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (COALESCE(current_setting('site.secrets', true), '') <> '') EXECUTE FUNCTION site.place_stands();

CREATE OR REPLACE FUNCTION site.paid(of_place BIGINT, of_order BIGINT) RETURNS BIGINT LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN (SELECT o.total_cents - o.fees_cents FROM place p JOIN orders o ON o.id = p.order_id
    WHERE p.id = of_place AND o.id = of_order AND p.state = 'pending' AND o.customer_id = site.me());
END $$;
GRANT INSERT (id, number, place_id, order_id, customer_id, performance_id, show_id, channel, state, bucket,
  requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id, terms_version, needs_signature, flags,
  deadline_at_ms, starts_at_ms, customer_key, show_key, place_key, search_key, place_channel, listed,
  rescheduling_id, version) ON reprise TO contremarque_site;
CREATE POLICY written ON reprise AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  state = 'requested' AND bucket = 'open' AND channel = 'SITE' AND requested_by IS NULL AND version = 1
  AND customer_id = (SELECT site.me()) AND paid_cents <= site.paid(place_id, order_id));
-- What it says of the place is so, and its amounts are those of the rules in force or less: `domain/src/policy.rs` reckons them,
-- and this holds whoever goes past the program. A deadline in days is held to the hour by which clocks change.
CREATE OR REPLACE FUNCTION site.reprise_is_due() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
  asked RECORD;
  rules RECORD;
  relieved BOOLEAN;
  fee BIGINT;
BEGIN
  IF NOT site.is_here() THEN
    RETURN NEW;
  END IF;
  SELECT p.order_id, p.price_cents, p.channel, p.scanned_at_ms, f.id AS performance_id, f.show_id, f.starts_at_ms,
    o.created_at_ms, ARRAY['#' || p.rate_id, t.name_key] AS rate INTO asked
  FROM place p JOIN performance f ON f.id = p.performance_id JOIN orders o ON o.id = p.order_id JOIN rate t ON t.id = p.rate_id
  WHERE p.id = NEW.place_id;
  SELECT y.id, CAST(y.body AS JSONB) AS body INTO rules FROM policy y
  WHERE y.body IS NOT NULL
    AND ((y.scope = 'performance' AND y.scope_id = asked.performance_id)
      OR (y.scope = 'show' AND y.scope_id = asked.show_id) OR (y.scope = 'house' AND y.scope_id = 0))
    AND y.version = (SELECT MAX(z.version) FROM policy z WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
  ORDER BY CASE y.scope WHEN 'performance' THEN 1 WHEN 'show' THEN 2 ELSE 3 END LIMIT 1;
  relieved := EXISTS (SELECT 1 FROM rescheduling m WHERE m.id = NEW.rescheduling_id
    AND m.performance_id = asked.performance_id AND m.at_ms >= asked.created_at_ms AND m.free_until_ms >= NEW.requested_at_ms);
  fee := CASE WHEN relieved THEN 0 ELSE LEAST(NEW.paid_cents, COALESCE((rules.body ->> 'fee_max')::BIGINT, NEW.paid_cents),
    GREATEST((rules.body ->> 'fee_min')::BIGINT, (rules.body ->> 'fee_fixed')::BIGINT
      + (NEW.paid_cents * (rules.body ->> 'fee_percent_bp')::BIGINT + 5000) / 10000)) END;
  IF COALESCE(NEW.order_id = asked.order_id AND NEW.performance_id = asked.performance_id AND NEW.show_id = asked.show_id
    AND NEW.starts_at_ms = asked.starts_at_ms AND NEW.place_channel = asked.channel AND asked.scanned_at_ms IS NULL
    AND NEW.requested_at_ms BETWEEN now_ms - 60000 AND now_ms + 1000 AND NEW.requested_at_ms < asked.starts_at_ms
    AND NEW.policy_id = rules.id AND NEW.terms_version = (rules.body ->> 'terms_version')::BIGINT
    AND (rules.body ->> 'channels' IS NULL OR rules.body -> 'channels' ? asked.channel)
    AND (rules.body ->> 'rates' IS NULL OR rules.body -> 'rates' ?| asked.rate)
    AND (rules.body ->> 'eligible')::BOOLEAN AND (NEW.rescheduling_id IS NULL OR relieved)
    AND (relieved OR NEW.requested_at_ms <= asked.starts_at_ms - CASE rules.body -> 'notice' ->> 'unit'
      WHEN 'hours' THEN (rules.body -> 'notice' ->> 'count')::BIGINT * 3600000
      ELSE (rules.body -> 'notice' ->> 'count')::BIGINT * 86400000 - 3600000 END)
    AND NEW.paid_cents BETWEEN 0 AND asked.price_cents
    AND NEW.fee_cents = NEW.paid_cents - NEW.reprise_cents AND NEW.fee_cents >= fee AND NEW.reprise_cents > 0
    AND (NEW.needs_signature = 1 OR COALESCE(NEW.reprise_cents < (rules.body ->> 'sign_from')::BIGINT, true)), false)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'not_due: reprise';
END $$;
CREATE OR REPLACE TRIGGER site_reprise_is_due BEFORE INSERT ON reprise
  FOR EACH ROW EXECUTE FUNCTION site.reprise_is_due();
GRANT UPDATE (state, bucket, listed, proposed_by, decided_by, needs_signature, decided_at_ms, reason_code, sentence,
  version) ON reprise TO contremarque_site;
CREATE POLICY changed ON reprise AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (customer_id = (SELECT site.me()) AND state IN ('requested', 'held', 'awaiting_supervisor'))
  WITH CHECK (state = 'withdrawn' AND bucket = 'done' AND decided_by IS NULL AND reason_code IS NULL AND sentence IS NULL);
GRANT INSERT (word, reprise_id) ON reprise_word TO contremarque_site;
CREATE POLICY written ON reprise_word AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK (reprise_id IN (SELECT site.reprises()));
-- Counts of the queue are sums of it, and no record.
GRANT SELECT (performance_id, place_channel, state, count) ON reprise_count TO contremarque_site;
GRANT INSERT (performance_id, show_id, place_channel, state, count) ON reprise_count TO contremarque_site;
GRANT UPDATE (count) ON reprise_count TO contremarque_site;
CREATE POLICY written ON reprise_count AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK ((SELECT site.me()) IS NOT NULL);
CREATE POLICY changed ON reprise_count AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING ((SELECT site.me()) IS NOT NULL);

-- A mail to the customer's own address, never to another.
GRANT INSERT (id, kind, customer_id, order_id, reprise_id, recipient, recipient_name, locale, subject, body_text,
  body_html, message_id, date_ms, state, attempts, due_at_ms, sent_at_ms, error, facts) ON mail TO contremarque_site;
CREATE POLICY written ON mail AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  state IN ('pending', 'no_address') AND customer_id = (SELECT site.me()) AND recipient = (SELECT site.address())
  AND due_at_ms <= (SELECT site.now_ms()) + 1000 AND attempts = 0 AND sent_at_ms IS NULL
  AND date_ms BETWEEN (SELECT site.now_ms()) - 60000 AND (SELECT site.now_ms()) + 61000
  AND (order_id IS NULL OR order_id IN (SELECT site.orders()))
  AND (reprise_id IS NULL OR reprise_id IN (SELECT site.reprises())));

-- A ticket gets its number.
GRANT INSERT (number, place_id, issued_at_ms) ON ticket TO contremarque_site;
CREATE POLICY written ON ticket AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK (place_id IN (SELECT c.place_id FROM site.ticket_code c));

-- Name, phone and language. The address is changed by `site.change_address` alone: by it they sign in.
GRANT UPDATE (last_name, first_name, name_key, phone, phone_key, locale, version) ON customer TO contremarque_site;
CREATE POLICY changed ON customer AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (id = (SELECT site.me()));
GRANT INSERT (kind, word, name_key, customer_id) ON customer_word TO contremarque_site;
GRANT DELETE ON customer_word TO contremarque_site;
CREATE POLICY written ON customer_word AS RESTRICTIVE FOR INSERT TO contremarque_site
  WITH CHECK (customer_id = (SELECT site.me()));
CREATE POLICY taken ON customer_word AS RESTRICTIVE FOR DELETE TO contremarque_site
  USING (customer_id = (SELECT site.me()));

-- Signing in. A request and its codes are of the browser that is held, a session is of its token; one begins by a code
-- that is good, for the mailbox that asked, and none lives again.
GRANT SELECT (browser, email, email_key, at_ms, tries) ON site_request TO contremarque_site;
GRANT INSERT (browser, email, email_key, customer_id, at_ms, tries) ON site_request TO contremarque_site;
GRANT DELETE ON site_request TO contremarque_site;
CREATE POLICY held ON site_request AS RESTRICTIVE TO contremarque_site
  USING (browser = ANY ((SELECT site.held())::BYTEA[]))
  WITH CHECK (browser = ANY ((SELECT site.held())::BYTEA[]) AND at_ms <= site.now_ms() + 1000 AND tries = 0
    AND (customer_id IS NULL OR customer_id = (SELECT site.me())));
-- A code is asked for, and drawn by the house's post, which mails it: what it is known by is neither read nor set here.
GRANT SELECT (browser, nth, until_ms) ON site_code TO contremarque_site;
GRANT INSERT (browser, nth, for_what, locale, until_ms) ON site_code TO contremarque_site;
GRANT DELETE ON site_code TO contremarque_site;
CREATE POLICY held ON site_code AS RESTRICTIVE TO contremarque_site
  USING (browser = ANY ((SELECT site.held())::BYTEA[]))
  WITH CHECK (browser = ANY ((SELECT site.held())::BYTEA[]) AND until_ms <= site.now_ms() + 601000);
-- Counts a try and keeps what was typed. It does not say whether that was right, but to a later transaction
-- (`site.site_entered`): one that is taken back has learnt nothing. 0 where it counted; 1 where nothing is left to be
-- tried; 2 where the mailbox was tried too often within the hour.
CREATE OR REPLACE FUNCTION site.try_code(of_browser BYTEA, digits TEXT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
  asked RECORD;
BEGIN
  SELECT r.email_key, r.tries INTO asked FROM site_request r
  WHERE r.browser = of_browser AND r.browser = ANY (site.held()) FOR UPDATE;
  IF NOT FOUND OR asked.tries >= 5 THEN
    RETURN 1;
  END IF;
  INSERT INTO site_limit AS l (key, from_ms, count)
  VALUES (encode(sha256(convert_to('tries' || chr(10) || asked.email_key, 'UTF8')), 'hex'), now_ms, 1)
  ON CONFLICT (key) DO UPDATE SET
    from_ms = CASE WHEN now_ms - l.from_ms BETWEEN 0 AND 3599999 THEN l.from_ms ELSE now_ms END,
    count = CASE WHEN now_ms - l.from_ms BETWEEN 0 AND 3599999 THEN l.count + 1 ELSE 1 END
    WHERE l.count < 10 OR now_ms - l.from_ms NOT BETWEEN 0 AND 3599999;
  IF NOT FOUND THEN
    RETURN 2;
  END IF;
  UPDATE site_request SET tries = tries + 1, tried_in = pg_current_xact_id()::TEXT::BIGINT,
    tried = sha256(convert_to(encode(of_browser, 'hex') || chr(10) || digits, 'UTF8'))
  WHERE browser = of_browser;
  RETURN CASE WHEN EXISTS (SELECT 1 FROM site_code c WHERE c.browser = of_browser AND c.until_ms BETWEEN now_ms AND now_ms + 660000) THEN 0 ELSE 1 END;
END $$;
CREATE OR REPLACE VIEW site.site_entered WITH (security_barrier) AS
SELECT e.browser, e.for_what, e.until_ms FROM public.site_entered e JOIN public.site_request r ON r.browser = e.browser
WHERE e.browser = ANY (site.held()) AND r.tried_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::TEXT::BIGINT;
GRANT SELECT (browser, for_what, until_ms) ON site.site_entered TO contremarque_site;
-- Changes the address of who holds a session of the last quarter of an hour to one whose code they typed, in an earlier
-- transaction, and of which the former address is told in this one. Mails that wait follow it; their other sessions end.
CREATE OR REPLACE FUNCTION site.change_address(to_email TEXT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
  of_customer BIGINT := site.me();
  former TEXT := site.address();
  asked RECORD;
BEGIN
  SELECT r.browser, r.email, r.email_key INTO asked FROM site_request r JOIN site_entered e ON e.browser = r.browser
  WHERE r.browser = ANY (site.held()) AND r.email = to_email AND e.for_what = 'address'
    AND e.until_ms BETWEEN now_ms AND now_ms + 660000
    AND r.tried_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::TEXT::BIGINT
  LIMIT 1;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM site_session s WHERE s.token = ANY (site.held())
    AND s.customer_id = of_customer AND s.since_ms > now_ms - 901000 AND s.since_ms <= now_ms + 60000)
  THEN
    RAISE EXCEPTION 'not_shown: address';
  END IF;
  IF former <> '' AND NOT EXISTS (SELECT 1 FROM mail m JOIN touched t ON t.name = 'mail' AND t.a = m.id
    WHERE m.kind = 'address_changed' AND m.customer_id = of_customer AND m.recipient = former AND m.state = 'pending')
  THEN
    RAISE EXCEPTION 'not_told: address';
  END IF;
  UPDATE mail SET recipient = asked.email, holder = NULL,
    due_at_ms = CASE WHEN state IN ('no_address', 'sending') THEN now_ms ELSE due_at_ms END,
    state = CASE WHEN state = 'no_address' THEN 'pending' WHEN state = 'sending' THEN 'retry' ELSE state END
  WHERE customer_id = of_customer AND recipient = former AND handed_at_ms IS NULL AND settled_at_ms IS NULL
    AND state IN ('pending', 'retry', 'sending', 'no_address')
    AND id NOT IN (SELECT t.a FROM touched t WHERE t.name = 'mail');
  UPDATE customer SET email = asked.email, email_key = asked.email_key WHERE id = of_customer;
  DELETE FROM site_session WHERE customer_id = of_customer AND NOT token = ANY (site.held());
  UPDATE site_session SET email = asked.email, email_key = asked.email_key
  WHERE customer_id = of_customer AND token = ANY (site.held());
  DELETE FROM site_code WHERE browser = asked.browser;
  DELETE FROM site_request WHERE browser = asked.browser;
  RETURN 1;
END $$;
-- What draws them sees who asked, and counts how many were mailed to an address. It reads no code either: it drew it.
REVOKE ALL ON site_request, site_code, site_session, site_limit FROM contremarque_post;
GRANT SELECT (browser, email, email_key, at_ms) ON site_request TO contremarque_post;
GRANT SELECT (browser, nth, for_what, locale, until_ms, drawn_at_ms) ON site_code TO contremarque_post;
GRANT UPDATE (hash, drawn_at_ms) ON site_code TO contremarque_post;
GRANT SELECT (key, from_ms, count) ON site_limit TO contremarque_post;
GRANT INSERT (key, from_ms, count) ON site_limit TO contremarque_post;
GRANT UPDATE (from_ms, count) ON site_limit TO contremarque_post;
-- Whether the house's post is connected, for `contremarque-site check`.
CREATE OR REPLACE FUNCTION site.has_post() RETURNS BIGINT LANGUAGE sql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT COUNT(*) FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
  WHERE a.datname = current_database() AND NOT r.rolsuper AND pg_has_role(r.oid, 'contremarque_post', 'MEMBER')
$$;
GRANT SELECT (token, email, email_key, customer_id, since_ms, seen_at_ms, agent) ON site_session TO contremarque_site;
GRANT INSERT (token, email, email_key, customer_id, since_ms, seen_at_ms, agent) ON site_session TO contremarque_site;
GRANT UPDATE (customer_id, seen_at_ms) ON site_session TO contremarque_site;
GRANT DELETE ON site_session TO contremarque_site;
CREATE OR REPLACE FUNCTION site.is_of(of_customer BIGINT, of_mailbox TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  RETURN of_customer IS NULL OR EXISTS (SELECT 1 FROM customer k WHERE k.id = of_customer AND k.email_key = of_mailbox);
END $$;
CREATE POLICY seen ON site_session AS RESTRICTIVE FOR SELECT TO contremarque_site
  USING (token = ANY ((SELECT site.held())::BYTEA[]) OR email_key = (SELECT site.mailbox()));
CREATE POLICY begun ON site_session AS RESTRICTIVE FOR INSERT TO contremarque_site WITH CHECK (
  token = ANY ((SELECT site.held())::BYTEA[]) AND email_key = (SELECT site.asked()) AND site.is_of(customer_id, email_key)
  AND since_ms <= site.now_ms() + 1000 AND seen_at_ms <= site.now_ms() + 1000);
CREATE POLICY kept ON site_session AS RESTRICTIVE FOR UPDATE TO contremarque_site
  USING (token = ANY ((SELECT site.held())::BYTEA[]) AND email_key = (SELECT site.mailbox()))
  WITH CHECK (site.is_of(customer_id, email_key) AND seen_at_ms <= site.now_ms() + 1000);
CREATE POLICY ended ON site_session AS RESTRICTIVE FOR DELETE TO contremarque_site
  USING (token = ANY ((SELECT site.held())::BYTEA[]) OR email_key = (SELECT site.mailbox()));
-- How often somebody tried from an address of the network is counted up within its hour, which began when it was first counted.
GRANT SELECT (key, from_ms, count) ON site_limit TO contremarque_site;
GRANT INSERT (key, from_ms, count) ON site_limit TO contremarque_site;
GRANT UPDATE (from_ms, count) ON site_limit TO contremarque_site;
CREATE POLICY held ON site_limit AS RESTRICTIVE TO contremarque_site
  USING (decode(key, 'hex') = ANY ((SELECT site.counted())::BYTEA[]))
  WITH CHECK (decode(key, 'hex') = ANY ((SELECT site.counted())::BYTEA[]) AND count > 0 AND from_ms <= site.now_ms() + 1000);
CREATE OR REPLACE FUNCTION site.limit_counts() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
BEGIN
  IF site.is_here() AND (
    -- What is put in over a row that is there begins with its hour.
    (TG_OP = 'INSERT' AND NEW.from_ms < now_ms - 60000
      AND NOT EXISTS (SELECT 1 FROM site_limit l WHERE l.key = NEW.key AND l.from_ms = NEW.from_ms))
    OR (TG_OP = 'UPDATE' AND NEW.from_ms <> OLD.from_ms
      AND (NEW.from_ms < now_ms - 60000 OR now_ms - OLD.from_ms BETWEEN 0 AND 3599000)))
  THEN
    RAISE EXCEPTION 'append_only: site_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER site_limit_in_time BEFORE INSERT OR UPDATE ON site_limit
  FOR EACH ROW EXECUTE FUNCTION site.limit_counts();
-- Who asks for their account to be closed signed in within the last five minutes and is told of it. They are signed out
-- everywhere, once all of it is written.
CREATE OR REPLACE FUNCTION site.closing_signs_out() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
BEGIN
  IF site.is_here() AND (
    NOT EXISTS (SELECT 1 FROM site_session s WHERE s.token = ANY (site.held())
      AND s.customer_id = NEW.customer_id AND s.since_ms > now_ms - 301000 AND s.since_ms <= now_ms + 60000)
    OR NOT EXISTS (SELECT 1 FROM mail m WHERE m.customer_id = NEW.customer_id AND m.kind = 'closing_asked'
      AND m.recipient = site.address() AND m.date_ms > now_ms - 301000 AND m.date_ms <= now_ms + 60000))
  THEN
    RAISE EXCEPTION 'not_told: closing';
  END IF;
  DELETE FROM site_session WHERE customer_id = NEW.customer_id;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS closing_signs_out ON journal;
CREATE CONSTRAINT TRIGGER closing_signs_out AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.action = 'customer.closing_asked') EXECUTE FUNCTION site.closing_signs_out();
-- What has ended is taken away by the house: the site sees nothing of it.
CREATE OR REPLACE FUNCTION site.clear_old() RETURNS BIGINT LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
  old BYTEA[] := ARRAY(SELECT r.browser FROM site_request r WHERE r.at_ms < now_ms - 3600000 OR r.at_ms > now_ms + 60000);
BEGIN
  -- By their keys, for the plan of a join that was made while the tables were empty holds each code against each request.
  DELETE FROM site_code WHERE browser = ANY (old);
  DELETE FROM site_request WHERE browser = ANY (old);
  DELETE FROM site_session WHERE seen_at_ms <= now_ms - 7200000 OR since_ms <= now_ms - 43200000
    OR seen_at_ms > now_ms + 60000 OR since_ms > now_ms + 60000;
  DELETE FROM site_limit WHERE from_ms <= now_ms - 3600000 OR from_ms > now_ms + 60000;
  RETURN 1;
END $$;

-- The rows that a transaction wrote, digested for its seal: so the site writes what it may not read. A digest is the first
-- half of the SHA-256 of the columns, each with its kind and its length.
CREATE OR REPLACE FUNCTION site.digest(columns JSON) RETURNS BYTEA LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT substring(sha256(string_agg(CASE json_typeof(c.value)
      WHEN 'null' THEN '\x00'::BYTEA
      WHEN 'number' THEN '\x01'::BYTEA || int8send((c.value #>> '{}')::BIGINT)
      ELSE '\x02'::BYTEA || int8send(octet_length(convert_to(c.value #>> '{}', 'UTF8'))::BIGINT)
        || convert_to(c.value #>> '{}', 'UTF8') END, ''::BYTEA ORDER BY c.rank)) FROM 1 FOR 16)
  FROM json_array_elements(columns) WITH ORDINALITY AS c (value, rank)
$$;
CREATE OR REPLACE FUNCTION site.written_now() RETURNS TABLE (name TEXT, a BIGINT, b BIGINT, c BIGINT, word TEXT,
  digest BYTEA, number BIGINT) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
RETURN QUERY SELECT w.name, w.a, w.b, w.c, w.word, CASE WHEN w.image IS NOT NULL THEN site.digest(CAST(w.image AS JSON)) END,
  CASE WHEN w.name = 'series' THEN (CAST(w.image AS JSON) ->> 0)::BIGINT END
FROM (
-- Made from the kinds of rows that are sealed and that the site may write:
-- UPDATE=1 cargo nextest run -E 'test(the_server_digests)'.
-- begin
SELECT t.name, t.a, t.b, t.c, t.word, CASE t.name
  WHEN 'series' THEN (SELECT CAST(json_build_array(x.last, x.first_number) AS TEXT) FROM series x WHERE x.name = t.word)
  WHEN 'counter' THEN (SELECT CAST(json_build_array(x.name, x.created_at_ms) AS TEXT) FROM counter x WHERE x.id = t.a)
  WHEN 'customer' THEN (SELECT CAST(json_build_array(x.number, x.last_name, x.first_name, x.name_key, x.email, x.email_key, x.phone, x.phone_key, x.locale, x.created_at_ms, x.external_key, x.version) AS TEXT) FROM customer x WHERE x.id = t.a)
  WHEN 'place' THEN (SELECT CAST(json_build_array(x.order_id, x.rank, x.performance_id, x.seat_id, x.category_id, x.rate_id, x.price_cents, x.vat_bp, x.channel, x.state, x.code, x.holder, x.copies, x.scanned_at_ms, x.external_key) AS TEXT) FROM place x WHERE x.id = t.a)
  WHEN 'ticket' THEN (SELECT CAST(json_build_array(x.place_id, x.issued_at_ms) AS TEXT) FROM ticket x WHERE x.number = t.a)
  WHEN 'reprise' THEN (SELECT CAST(json_build_array(x.number, x.place_id, x.order_id, x.customer_id, x.performance_id, x.show_id, x.channel, x.state, x.bucket, x.requested_at_ms, x.requested_by, x.paid_cents, x.reprise_cents, x.fee_cents, x.policy_id, x.terms_version, x.needs_signature, x.flags, x.deadline_at_ms, x.starts_at_ms, x.place_channel, x.proposed_by, x.decided_by, x.decided_at_ms, x.reason_code, x.sentence, x.rescheduling_id, x.version) AS TEXT) FROM reprise x WHERE x.id = t.a)
  WHEN 'mail' THEN (SELECT CAST(json_build_array(x.kind, x.customer_id, x.order_id, x.reprise_id, x.recipient, x.recipient_name, x.locale, x.subject) AS TEXT) FROM mail x WHERE x.id = t.a)
  WHEN 'counter_key' THEN (SELECT CAST(json_build_array(encode(x.key_hash, 'hex'), x.revoked_at_ms, x.version, x.waiting) AS TEXT) FROM counter_key x WHERE x.counter_id = t.a) END AS image
FROM touched t
WHERE t.stray = 0
ORDER BY t.name, t.a, t.b, t.c, t.word
-- end
) w;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA site FROM PUBLIC, contremarque_site;
GRANT EXECUTE ON FUNCTION site.held(), site.counted(), site.mailbox(), site.me(), site.asked(), site.address(), site.counter(),
  site.now_ms(), site.orders(), site.places(), site.payments(), site.reprises(), site.lots(), site.movements(),
  site.paid(BIGINT, BIGINT), site.is_of(BIGINT, TEXT), site.clear_old(), site.written_now(), site.try_code(BYTEA, TEXT),
  site.change_address(TEXT), site.has_post() TO contremarque_site;
GRANT EXECUTE ON FUNCTION house_ms() TO contremarque_site;

COMMIT;
