-- The rights of a counter on a shared house: the role `contremarque_guichet`.
--
-- The owner of the database runs this once, in the house's database, after the house was first
-- opened: psql "$OWNER_URL" -f roles.sql. It may be run again at any time, and does no harm; the
-- program runs it by itself when the owner upgrades the house.
--
-- Then each counter, or all of them, get a login of that role:
--   CREATE ROLE guichet LOGIN PASSWORD '…' IN ROLE contremarque_guichet;
--
-- A counter reads, adds, and changes only the columns that the work of a desk changes. It owns
-- nothing: no table, trigger or function is its to change, and it can make none.

DO $$
BEGIN
  IF to_regrole('contremarque_guichet') IS NULL THEN
    CREATE ROLE contremarque_guichet NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another house of this server made it at this moment.
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
    SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges
    WHERE table_schema = 'public' AND grantee = 'contremarque_guichet'
  LOOP
    EXECUTE format('REVOKE %s (%I) ON public.%I FROM contremarque_guichet',
      granted.privilege_type, granted.column_name, granted.table_name);
  END LOOP;
END $$;

-- Everything may be read but what a PIN is known by. A sign-in asks two functions of the owner's.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO contremarque_guichet;
REVOKE SELECT ON operator FROM contremarque_guichet;
GRANT SELECT (id, name, name_key, initials, role, active, version) ON operator TO contremarque_guichet;
GRANT EXECUTE ON FUNCTION pin_salt(BIGINT), pin_try(BIGINT, BYTEA) TO contremarque_guichet;
-- The house's clock is asked by whoever works there, and is the owner's.
GRANT EXECUTE ON FUNCTION house_ms() TO contremarque_guichet;

-- Everything may be added to, for the triggers hold what is added; but a house is made, and its schema
-- brought up to date, by its owner.
GRANT INSERT ON ALL TABLES IN SCHEMA public TO contremarque_guichet;
REVOKE INSERT ON refinery_schema_history, head, seat_named, place_named, reprise_part_now, lot_home, signed_from,
  seconded_from, ticket_code, journal_chain, statement_note, seat_held, seat_out_by, site_entered,
  customer_closing, unsettled_refund FROM contremarque_guichet;

-- Who is signed in on the site is not a counter's to say or to know: it sees since when, and ends a session.
REVOKE ALL ON site_request, site_code, site_session, site_limit, site_entered FROM contremarque_guichet;
GRANT SELECT (browser, email_key, customer_id) ON site_request TO contremarque_guichet;
GRANT SELECT (browser) ON site_code TO contremarque_guichet;
GRANT SELECT (email_key, customer_id, since_ms, seen_at_ms, agent) ON site_session TO contremarque_guichet;
GRANT DELETE ON site_request, site_code, site_session TO contremarque_guichet;

-- What a desk's work changes, column by column. What is not named is never changed.
GRANT UPDATE (seq, hash, last_id) ON head TO contremarque_guichet;
GRANT UPDATE (last, first_number) ON series TO contremarque_guichet;
GRANT UPDATE (debit_cents, credit_cents) ON account TO contremarque_guichet;
-- A trigger lets nothing but the demo's clock be moved; that a house is the demo is said when it is made.
GRANT UPDATE (name, address, siret, licence, contact, time_zone, clock_offset_ms, version)
  ON house TO contremarque_guichet;
GRANT UPDATE (body, version) ON setting TO contremarque_guichet;
GRANT UPDATE (role, active, pin_hash, version) ON operator TO contremarque_guichet;
GRANT UPDATE (name) ON counter TO contremarque_guichet;
GRANT UPDATE (told_at_ms, count, operator_id) ON pin_refused TO contremarque_guichet;
GRANT UPDATE (since_ms, told_at_ms), DELETE ON notice TO contremarque_guichet;
GRANT UPDATE (revoked_at_ms, waiting, version) ON counter_key TO contremarque_guichet;
GRANT UPDATE (seen_at_ms, operator_id, program, schema_known, folder) ON counter_presence TO contremarque_guichet;
GRANT UPDATE (title, title_key, version) ON show TO contremarque_guichet;
GRANT UPDATE (name, version) ON hall TO contremarque_guichet;
GRANT UPDATE (body) ON hall_plan TO contremarque_guichet;
GRANT UPDATE (row_label, category_id, row_rank, number_rank, unplaced, withdrawn)
  ON seat TO contremarque_guichet;
GRANT UPDATE (name, name_key, retired, position, version) ON category TO contremarque_guichet;
GRANT UPDATE (name, name_key, holder, retired, position, version) ON rate TO contremarque_guichet;
GRANT UPDATE (show_id, hall_id, starts_at_ms, vat_bp, on_sale, opens_at_ms, closes_at_ms, version)
  ON performance TO contremarque_guichet;
GRANT UPDATE (price_cents) ON price TO contremarque_guichet;
GRANT UPDATE (id) ON former_name TO contremarque_guichet;
GRANT UPDATE (facts) ON import_seen TO contremarque_guichet;
GRANT UPDATE (choice, settled_at_ms, settled_by, word, mark, subject, place, there_value, here_value)
  ON contradiction TO contremarque_guichet;
GRANT UPDATE (last_name, first_name, name_key, email, email_key, phone, phone_key, locale, external_key,
  version) ON customer TO contremarque_guichet;
GRANT UPDATE (number, customer_id, channel, total_cents, fees_cents, state)
  ON orders TO contremarque_guichet;
GRANT UPDATE (order_id, performance_id, seat_id, category_id, rate_id, price_cents, vat_bp, state, code, holder,
  copies, scanned_at_ms) ON place TO contremarque_guichet;
GRANT UPDATE (state, way, counter_id) ON print_job TO contremarque_guichet;
GRANT UPDATE (state, bucket, proposed_by, decided_by, decided_at_ms, reason_code, sentence, needs_signature, version,
  reprise_cents, fee_cents, rescheduling_id, flags, customer_key, search_key, listed) ON reprise TO contremarque_guichet;
GRANT UPDATE (count) ON reprise_count TO contremarque_guichet;
GRANT UPDATE (operator_id, counter_id, at_ms) ON claim TO contremarque_guichet;
GRANT UPDATE (counter_id, operator_id, at_ms, until_ms, from_counter_id, from_operator_id)
  ON seat_hold TO contremarque_guichet;
GRANT UPDATE (state, recipient, attempts, due_at_ms, sent_at_ms, error, reason, holder, handed_at_ms,
  since_ms, settled_at_ms, recipient_name, subject, body_text, body_html, facts) ON mail TO contremarque_guichet;
GRANT UPDATE (state, reason, answer, failures, since_ms, retry_at_ms)
  ON mail_line TO contremarque_guichet;
GRANT UPDATE (holder, until_ms) ON mail_lease TO contremarque_guichet;

-- A person who is erased: triggers let nothing but an erasure empty these.
GRANT UPDATE (args, answer) ON command TO contremarque_guichet;
GRANT UPDATE (reason) ON seat_out TO contremarque_guichet;
GRANT DELETE ON journal_note, import_seen TO contremarque_guichet;

-- Nothing is taken away but what is no record: who looks at a request, what a basket holds, the words something is
-- found by, a price or a seat that nobody has bought.
GRANT DELETE ON claim, seat_hold, customer_word, reprise_word, price, seat, former_name, former_row
  TO contremarque_guichet;

-- A seat that is back on sale: the journal has why it was out.
GRANT DELETE ON seat_out TO contremarque_guichet;

-- What no row of the journal seals yet is a note of the triggers, and goes with the row that seals it.
GRANT UPDATE (stray) ON touched TO contremarque_guichet;
