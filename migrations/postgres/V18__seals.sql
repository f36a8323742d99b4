-- Each row of the journal seals the rows that its command wrote: `verify` finds any that was changed since.

-- The seal: a digest of each row that was written. The chain covers its hash. Rows of before have none.
ALTER TABLE journal ADD COLUMN seal BYTEA;

-- How many rows of before have none: the first ones, and no other.
ALTER TABLE head ADD COLUMN unsealed BIGINT NOT NULL DEFAULT 0 CHECK (unsealed >= 0);
UPDATE head SET unsealed = seq;
CREATE TRIGGER head_unsealed BEFORE UPDATE ON head FOR EACH ROW
  WHEN (OLD.seq > 0 AND NEW.unsealed <> OLD.unsealed)
  EXECUTE FUNCTION append_only();
CREATE FUNCTION journal_has_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.seal IS NULL AND EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_has_seal BEFORE INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_has_seal();

-- Rows that were written and that no row of the journal seals yet. What is left of one transaction to the
-- next is stray: nothing tells it, and nothing ever seals it.
CREATE TABLE touched (
  name TEXT COLLATE "C" NOT NULL,
  a BIGINT NOT NULL DEFAULT 0,
  b BIGINT NOT NULL DEFAULT 0,
  c BIGINT NOT NULL DEFAULT 0,
  word TEXT COLLATE "C" NOT NULL DEFAULT '',
  stray BIGINT NOT NULL DEFAULT 0 CHECK (stray IN (0, 1)),
  PRIMARY KEY (name, a, b, c, word)
);

-- Notes a row that is written. While the head stands at 0 a house is being filled, and nothing is noted: its
-- first row of the journal seals all that is there.
CREATE FUNCTION touched_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_setting() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, OLD.name WHERE OLD.name <> 'moved'
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, NEW.name WHERE NEW.name <> 'moved'
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_name() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, OLD.name
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, NEW.name
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_counter_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.counter_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.counter_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_performance_id_category_id_rate_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b, c) SELECT TG_TABLE_NAME, OLD.performance_id, OLD.category_id, OLD.rate_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b, c) SELECT TG_TABLE_NAME, NEW.performance_id, NEW.category_id, NEW.rate_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.number
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.number
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_place_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.place_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.place_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_refund_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.refund_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.refund_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_amendment_id_rank() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, OLD.amendment_id, OLD.rank
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, NEW.amendment_id, NEW.rank
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_order_id_duplicata() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, OLD.order_id, OLD.duplicata
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, NEW.order_id, NEW.duplicata
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_kind_name_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, OLD.kind || '/' || OLD.name_key
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, word) SELECT TG_TABLE_NAME, NEW.kind || '/' || NEW.name_key
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_hall_id_label() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, word) SELECT TG_TABLE_NAME, OLD.hall_id, OLD.label
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, word) SELECT TG_TABLE_NAME, NEW.hall_id, NEW.label
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_mail_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, OLD.mail_id
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a) SELECT TG_TABLE_NAME, NEW.mail_id
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_rescheduling_id_rank() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, OLD.rescheduling_id, OLD.rank
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, NEW.rescheduling_id, NEW.rank
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_reprise_id_seq_rank() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b, c) SELECT TG_TABLE_NAME, OLD.reprise_id, OLD.seq, OLD.rank
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b, c) SELECT TG_TABLE_NAME, NEW.reprise_id, NEW.seq, NEW.rank
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION touched_refund_id_rank() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM head WHERE seq > 0) THEN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, OLD.refund_id, OLD.rank
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO touched (name, a, b) SELECT TG_TABLE_NAME, NEW.refund_id, NEW.rank
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER house_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, address, siret, licence, contact, time_zone, demo, clock_offset_ms, version
  ON house FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER setting_touched AFTER INSERT OR DELETE OR UPDATE OF
  body, version
  ON setting FOR EACH ROW EXECUTE FUNCTION touched_setting();
CREATE TRIGGER series_touched AFTER INSERT OR DELETE OR UPDATE OF
  last, first_number
  ON series FOR EACH ROW EXECUTE FUNCTION touched_name();
CREATE TRIGGER operator_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, name_key, initials, role, active, version
  ON operator FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER counter_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, created_at_ms
  ON counter FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER counter_key_touched AFTER INSERT OR DELETE OR UPDATE OF
  key_hash, revoked_at_ms, version
  ON counter_key FOR EACH ROW EXECUTE FUNCTION touched_counter_id();
CREATE TRIGGER show_touched AFTER INSERT OR DELETE OR UPDATE OF
  title, title_key, external_key, version
  ON show FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER hall_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, version
  ON hall FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER category_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, name_key, position, retired, version
  ON category FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER rate_touched AFTER INSERT OR DELETE OR UPDATE OF
  name, name_key, position, holder, retired, version
  ON rate FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER seat_touched AFTER INSERT OR DELETE OR UPDATE OF
  hall_id, row_label, number, category_id, row_rank, number_rank, withdrawn, unplaced
  ON seat FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER performance_touched AFTER INSERT OR DELETE OR UPDATE OF
  show_id, hall_id, starts_at_ms, vat_bp, on_sale, external_key, opens_at_ms, closes_at_ms,
  version
  ON performance FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER price_touched AFTER INSERT OR DELETE OR UPDATE OF
  price_cents
  ON price FOR EACH ROW EXECUTE FUNCTION touched_performance_id_category_id_rate_id();
CREATE TRIGGER customer_touched AFTER INSERT OR DELETE OR UPDATE OF
  number, last_name, first_name, name_key, email, email_key, phone, phone_key, locale,
  created_at_ms, external_key, version
  ON customer FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER orders_touched AFTER INSERT OR DELETE OR UPDATE OF
  number, customer_id, channel, created_at_ms, total_cents, fees_cents, state, operator_id,
  counter_id, external_key
  ON orders FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER place_touched AFTER INSERT OR DELETE OR UPDATE OF
  order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents, vat_bp,
  channel, state, code, holder, copies, scanned_at_ms, external_key
  ON place FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER ticket_touched AFTER INSERT OR DELETE OR UPDATE OF
  place_id, issued_at_ms
  ON ticket FOR EACH ROW EXECUTE FUNCTION touched_number();
CREATE TRIGGER print_job_touched AFTER INSERT OR DELETE OR UPDATE OF
  place_id, duplicata, state, way, created_at_ms, operator_id, counter_id
  ON print_job FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER policy_touched AFTER INSERT OR DELETE OR UPDATE OF
  scope, scope_id, version, body, made_at_ms, made_by
  ON policy FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER reprise_touched AFTER INSERT OR DELETE OR UPDATE OF
  number, place_id, order_id, customer_id, performance_id, show_id, channel, state, bucket,
  requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id,
  terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, place_channel,
  proposed_by, decided_by, decided_at_ms, reason_code, sentence, rescheduling_id,
  version
  ON reprise FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER credit_lot_touched AFTER INSERT OR DELETE OR UPDATE OF
  number, customer_id, origin, reprise_id, amendment_id, issued_cents, issued_at_ms,
  expires_at_ms, grace
  ON credit_lot FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER payment_touched AFTER INSERT OR DELETE OR UPDATE OF
  order_id, tender, amount_cents, tendered_cents, change_cents, card_last4,
  card_authorisation, lot_id, lot_left_cents, at_ms, amendment_id
  ON payment FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER amendment_touched AFTER INSERT OR DELETE OR UPDATE OF
  number, order_id, kind, seq, made_at_ms, operator_id, counter_id, seconded_by,
  new_order_id, amount_cents, ticket_returned, reason
  ON amendment FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER amendment_place_touched AFTER INSERT OR DELETE OR UPDATE OF
  amendment_id
  ON amendment_place FOR EACH ROW EXECUTE FUNCTION touched_place_id();
CREATE TRIGGER refund_touched AFTER INSERT OR DELETE OR UPDATE OF
  amendment_id, payment_id, tender, amount_cents, way, lot_id, result, card_authorisation,
  at_ms
  ON refund FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER refund_result_touched AFTER INSERT OR DELETE OR UPDATE OF
  seq, given, lot_id, card_authorisation, operator_id, counter_id, at_ms
  ON refund_result FOR EACH ROW EXECUTE FUNCTION touched_refund_id();
CREATE TRIGGER amendment_copy_touched AFTER INSERT OR DELETE OR UPDATE OF
  at_ms, operator_id
  ON amendment_copy FOR EACH ROW EXECUTE FUNCTION touched_amendment_id_rank();
CREATE TRIGGER receipt_touched AFTER INSERT OR DELETE OR UPDATE OF
  at_ms, operator_id, counter_id
  ON receipt FOR EACH ROW EXECUTE FUNCTION touched_order_id_duplicata();
CREATE TRIGGER handover_touched AFTER INSERT OR DELETE OR UPDATE OF
  at_ms, operator_id, counter_id
  ON handover FOR EACH ROW EXECUTE FUNCTION touched_place_id();
CREATE TRIGGER mail_touched AFTER INSERT OR DELETE OR UPDATE OF
  kind, customer_id, order_id, reprise_id, recipient, recipient_name, locale, subject
  ON mail FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER account_touched AFTER INSERT OR DELETE OR UPDATE OF
  kind, name
  ON account FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER former_name_touched AFTER INSERT OR DELETE OR UPDATE OF
  id
  ON former_name FOR EACH ROW EXECUTE FUNCTION touched_kind_name_key();
CREATE TRIGGER former_row_touched AFTER INSERT OR DELETE OR UPDATE OF
  now
  ON former_row FOR EACH ROW EXECUTE FUNCTION touched_hall_id_label();
CREATE TRIGGER rescheduling_touched AFTER INSERT OR DELETE OR UPDATE OF
  performance_id, seq, at_ms, operator_id, counter_id, before_ms, starts_at_ms,
  free_until_ms, places, by_mail, by_letter
  ON rescheduling FOR EACH ROW EXECUTE FUNCTION touched_id();
CREATE TRIGGER rescheduling_notice_touched AFTER INSERT OR DELETE OR UPDATE OF
  rescheduling_id, customer_id, places
  ON rescheduling_notice FOR EACH ROW EXECUTE FUNCTION touched_mail_id();
CREATE TRIGGER rescheduling_copy_touched AFTER INSERT OR DELETE OR UPDATE OF
  at_ms, operator_id
  ON rescheduling_copy FOR EACH ROW EXECUTE FUNCTION touched_rescheduling_id_rank();
CREATE TRIGGER reprise_part_touched AFTER INSERT OR DELETE OR UPDATE OF
  payment_id, taken_cents, amount_cents, lot_id
  ON reprise_part FOR EACH ROW EXECUTE FUNCTION touched_reprise_id_seq_rank();
CREATE TRIGGER refund_try_touched AFTER INSERT OR DELETE OR UPDATE OF
  seq, said, card_authorisation, operator_id, counter_id, at_ms
  ON refund_try FOR EACH ROW EXECUTE FUNCTION touched_refund_id_rank();

DROP TRIGGER head_seals ON head;
DROP FUNCTION head_seals();
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
      || CASE WHEN j.seal IS NULL THEN ''::bytea ELSE guard.field(sha256(j.seal)) END
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

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
