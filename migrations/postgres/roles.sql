-- The rights of a counter on a shared house: the role `contremarque_guichet`.
--
-- The owner of the database runs this once, in the house's database, after the house was first
-- opened: psql "$OWNER_URL" -f roles.sql. It may be run again at any time, and does no harm; the
-- program runs it by itself when the owner opens the house with a newer version.
--
-- Then each counter, or all of them, get a login of that role:
--   CREATE ROLE guichet LOGIN PASSWORD '…' IN ROLE contremarque_guichet;
--
-- A counter reads, adds, and changes only the columns that the work of a desk changes. It owns
-- nothing: no table, trigger or function is its to change, and it can make none.

DO $$
BEGIN
  CREATE ROLE contremarque_guichet NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another house of this server has it.
END $$;

DO $$
BEGIN
  -- No temporary table either: one could stand in front of a real one.
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, contremarque_guichet', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO contremarque_guichet', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC, contremarque_guichet;
GRANT USAGE ON SCHEMA public TO contremarque_guichet;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, contremarque_guichet;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, contremarque_guichet;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, contremarque_guichet;
-- Revoking from a table leaves what was granted on its columns.
DO $$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT table_name, column_name FROM information_schema.column_privileges
    WHERE table_schema = 'public' AND grantee = 'contremarque_guichet' AND privilege_type = 'UPDATE'
  LOOP
    EXECUTE format('REVOKE UPDATE (%I) ON public.%I FROM contremarque_guichet',
      granted.column_name, granted.table_name);
  END LOOP;
END $$;

-- Everything may be read and added to, for the triggers hold what is added; but a house is made,
-- and its schema brought up to date, by its owner.
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO contremarque_guichet;
REVOKE INSERT ON refinery_schema_history, head, seat_named, place_named, reprise_part_now FROM contremarque_guichet;

-- What a desk's work changes.
GRANT UPDATE (seq, hash, last_id) ON head TO contremarque_guichet;
GRANT UPDATE (last, first_number) ON series TO contremarque_guichet;
GRANT UPDATE (debit_cents, credit_cents) ON account TO contremarque_guichet;
GRANT UPDATE (state, bucket, proposed_by, decided_by, decided_at_ms, reason_code, sentence, needs_signature, version,
  reprise_cents, fee_cents, rescheduling_id) ON reprise TO contremarque_guichet;
GRANT UPDATE (state, way, counter_id) ON print_job TO contremarque_guichet;
GRANT UPDATE (name) ON counter TO contremarque_guichet;
GRANT UPDATE (revoked_at_ms, version) ON counter_key TO contremarque_guichet;
-- A trigger lets nothing but the demo's clock be moved; that a house is the demo is said when it is made.
GRANT UPDATE (name, address, siret, licence, contact, time_zone, clock_offset_ms, version)
  ON house TO contremarque_guichet;
-- The house's clock is asked by whoever works there, and is the owner's.
GRANT EXECUTE ON FUNCTION house_ms() TO contremarque_guichet;

-- Everything else is working data of the desk; the tables named here are not. Nothing is taken
-- away but what is no record: who looks at a request, the words something is found by, a price or
-- a seat that nobody has bought.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (ARRAY[
      'refinery_schema_history', 'journal', 'journal_note', 'transfer', 'ticket', 'payment',
      'policy', 'credit_lot', 'command', 'head', 'series', 'account', 'reprise', 'print_job',
      'counter', 'counter_key', 'receipt', 'handover', 'amendment', 'amendment_place', 'refund',
      'refund_result', 'amendment_copy', 'reprise_part', 'refund_try', 'rescheduling',
      'rescheduling_notice', 'rescheduling_copy', 'house'])
  LOOP
    EXECUTE format('GRANT UPDATE ON public.%I TO contremarque_guichet', name);
  END LOOP;
  FOR name IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (ARRAY[
      'claim', 'customer_word', 'reprise_word', 'price', 'price_here', 'seat', 'setting',
      'former_name', 'former_row', 'import_seen', 'mail_lease'])
  LOOP
    EXECUTE format('GRANT DELETE ON public.%I TO contremarque_guichet', name);
  END LOOP;
END $$;

-- What no row of the journal seals yet is a note of the triggers: the program takes it over.
GRANT UPDATE (stray), DELETE ON touched TO contremarque_guichet;
