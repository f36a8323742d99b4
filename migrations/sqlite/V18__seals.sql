-- Each row of the journal seals the rows that its command wrote: `verify` finds any that was changed since.

-- The seal: a digest of each row that was written. The chain covers its hash. Rows of before have none.
ALTER TABLE journal ADD COLUMN seal BLOB;

-- How many rows of before have none: the first ones, and no other.
ALTER TABLE head ADD COLUMN unsealed INTEGER NOT NULL DEFAULT 0 CHECK (unsealed >= 0);
UPDATE head SET unsealed = seq;
CREATE TRIGGER head_unsealed BEFORE UPDATE ON head
  WHEN OLD.seq > 0 AND NEW.unsealed <> OLD.unsealed
  BEGIN SELECT RAISE(ABORT, 'append_only: head'); END;
CREATE TRIGGER journal_has_seal BEFORE INSERT ON journal
  WHEN NEW.seal IS NULL AND EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN SELECT RAISE(ABORT, 'append_only: journal'); END;

-- Rows that were written and that no row of the journal seals yet. What is left of one transaction to the
-- next is stray: nothing tells it, and nothing ever seals it.
CREATE TABLE touched (
  name TEXT NOT NULL,
  a INTEGER NOT NULL DEFAULT 0,
  b INTEGER NOT NULL DEFAULT 0,
  c INTEGER NOT NULL DEFAULT 0,
  word TEXT NOT NULL DEFAULT '',
  stray INTEGER NOT NULL DEFAULT 0 CHECK (stray IN (0, 1)),
  PRIMARY KEY (name, a, b, c, word)
) STRICT, WITHOUT ROWID;

-- Notes a row that is written. While the head stands at 0 a house is being filled, and nothing is noted: its
-- first row of the journal seals all that is there.
CREATE TRIGGER house_touched_insert AFTER INSERT ON house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'house', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER house_touched_update AFTER UPDATE OF
  name, address, siret, licence, contact, time_zone, demo, clock_offset_ms, version
  ON house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'house', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER house_touched_delete AFTER DELETE ON house
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'house', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER setting_touched_insert AFTER INSERT ON setting
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'setting', NEW.name WHERE NEW.name <> 'moved'
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER setting_touched_update AFTER UPDATE OF
  body, version
  ON setting
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'setting', NEW.name WHERE NEW.name <> 'moved'
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER setting_touched_delete AFTER DELETE ON setting
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'setting', OLD.name WHERE OLD.name <> 'moved'
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER series_touched_insert AFTER INSERT ON series
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'series', NEW.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER series_touched_update AFTER UPDATE OF
  last, first_number
  ON series
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'series', NEW.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER series_touched_delete AFTER DELETE ON series
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'series', OLD.name WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER operator_touched_insert AFTER INSERT ON operator
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'operator', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER operator_touched_update AFTER UPDATE OF
  name, name_key, initials, role, active, version
  ON operator
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'operator', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER operator_touched_delete AFTER DELETE ON operator
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'operator', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_touched_insert AFTER INSERT ON counter
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_touched_update AFTER UPDATE OF
  name, created_at_ms
  ON counter
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_touched_delete AFTER DELETE ON counter
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_key_touched_insert AFTER INSERT ON counter_key
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter_key', NEW.counter_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_key_touched_update AFTER UPDATE OF
  key_hash, revoked_at_ms, version
  ON counter_key
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter_key', NEW.counter_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER counter_key_touched_delete AFTER DELETE ON counter_key
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter_key', OLD.counter_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER show_touched_insert AFTER INSERT ON show
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'show', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER show_touched_update AFTER UPDATE OF
  title, title_key, external_key, version
  ON show
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'show', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER show_touched_delete AFTER DELETE ON show
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'show', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER hall_touched_insert AFTER INSERT ON hall
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER hall_touched_update AFTER UPDATE OF
  name, version
  ON hall
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER hall_touched_delete AFTER DELETE ON hall
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER category_touched_insert AFTER INSERT ON category
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'category', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER category_touched_update AFTER UPDATE OF
  name, name_key, position, retired, version
  ON category
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'category', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER category_touched_delete AFTER DELETE ON category
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'category', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rate_touched_insert AFTER INSERT ON rate
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rate', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rate_touched_update AFTER UPDATE OF
  name, name_key, position, holder, retired, version
  ON rate
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rate', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rate_touched_delete AFTER DELETE ON rate
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rate', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER seat_touched_insert AFTER INSERT ON seat
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'seat', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER seat_touched_update AFTER UPDATE OF
  hall_id, row_label, number, category_id, row_rank, number_rank, withdrawn, unplaced
  ON seat
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'seat', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER seat_touched_delete AFTER DELETE ON seat
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'seat', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER performance_touched_insert AFTER INSERT ON performance
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'performance', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER performance_touched_update AFTER UPDATE OF
  show_id, hall_id, starts_at_ms, vat_bp, on_sale, external_key, opens_at_ms, closes_at_ms,
  version
  ON performance
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'performance', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER performance_touched_delete AFTER DELETE ON performance
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'performance', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER price_touched_insert AFTER INSERT ON price
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'price', NEW.performance_id, NEW.category_id, NEW.rate_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER price_touched_update AFTER UPDATE OF
  price_cents
  ON price
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'price', NEW.performance_id, NEW.category_id, NEW.rate_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER price_touched_delete AFTER DELETE ON price
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'price', OLD.performance_id, OLD.category_id, OLD.rate_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER customer_touched_insert AFTER INSERT ON customer
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'customer', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER customer_touched_update AFTER UPDATE OF
  number, last_name, first_name, name_key, email, email_key, phone, phone_key, locale,
  created_at_ms, external_key, version
  ON customer
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'customer', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER customer_touched_delete AFTER DELETE ON customer
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'customer', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER orders_touched_insert AFTER INSERT ON orders
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'orders', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER orders_touched_update AFTER UPDATE OF
  number, customer_id, channel, created_at_ms, total_cents, fees_cents, state, operator_id,
  counter_id, external_key
  ON orders
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'orders', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER orders_touched_delete AFTER DELETE ON orders
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'orders', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER place_touched_insert AFTER INSERT ON place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'place', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER place_touched_update AFTER UPDATE OF
  order_id, rank, performance_id, seat_id, category_id, rate_id, price_cents, vat_bp,
  channel, state, code, holder, copies, scanned_at_ms, external_key
  ON place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'place', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER place_touched_delete AFTER DELETE ON place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'place', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER ticket_touched_insert AFTER INSERT ON ticket
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'ticket', NEW.number WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER ticket_touched_update AFTER UPDATE OF
  place_id, issued_at_ms
  ON ticket
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'ticket', NEW.number WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER ticket_touched_delete AFTER DELETE ON ticket
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'ticket', OLD.number WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER print_job_touched_insert AFTER INSERT ON print_job
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'print_job', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER print_job_touched_update AFTER UPDATE OF
  place_id, duplicata, state, way, created_at_ms, operator_id, counter_id
  ON print_job
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'print_job', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER print_job_touched_delete AFTER DELETE ON print_job
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'print_job', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER policy_touched_insert AFTER INSERT ON policy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'policy', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER policy_touched_update AFTER UPDATE OF
  scope, scope_id, version, body, made_at_ms, made_by
  ON policy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'policy', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER policy_touched_delete AFTER DELETE ON policy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'policy', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_touched_insert AFTER INSERT ON reprise
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'reprise', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_touched_update AFTER UPDATE OF
  number, place_id, order_id, customer_id, performance_id, show_id, channel, state, bucket,
  requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id,
  terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, place_channel,
  proposed_by, decided_by, decided_at_ms, reason_code, sentence, rescheduling_id,
  version
  ON reprise
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'reprise', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_touched_delete AFTER DELETE ON reprise
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'reprise', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER credit_lot_touched_insert AFTER INSERT ON credit_lot
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'credit_lot', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER credit_lot_touched_update AFTER UPDATE OF
  number, customer_id, origin, reprise_id, amendment_id, issued_cents, issued_at_ms,
  expires_at_ms, grace
  ON credit_lot
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'credit_lot', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER credit_lot_touched_delete AFTER DELETE ON credit_lot
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'credit_lot', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER payment_touched_insert AFTER INSERT ON payment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'payment', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER payment_touched_update AFTER UPDATE OF
  order_id, tender, amount_cents, tendered_cents, change_cents, card_last4,
  card_authorisation, lot_id, lot_left_cents, at_ms, amendment_id
  ON payment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'payment', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER payment_touched_delete AFTER DELETE ON payment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'payment', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_touched_insert AFTER INSERT ON amendment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_touched_update AFTER UPDATE OF
  number, order_id, kind, seq, made_at_ms, operator_id, counter_id, seconded_by,
  new_order_id, amount_cents, ticket_returned, reason
  ON amendment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_touched_delete AFTER DELETE ON amendment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_place_touched_insert AFTER INSERT ON amendment_place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment_place', NEW.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_place_touched_update AFTER UPDATE OF
  amendment_id
  ON amendment_place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment_place', NEW.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_place_touched_delete AFTER DELETE ON amendment_place
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'amendment_place', OLD.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_touched_insert AFTER INSERT ON refund
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_touched_update AFTER UPDATE OF
  amendment_id, payment_id, tender, amount_cents, way, lot_id, result, card_authorisation,
  at_ms
  ON refund
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_touched_delete AFTER DELETE ON refund
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_result_touched_insert AFTER INSERT ON refund_result
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund_result', NEW.refund_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_result_touched_update AFTER UPDATE OF
  seq, given, lot_id, card_authorisation, operator_id, counter_id, at_ms
  ON refund_result
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund_result', NEW.refund_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_result_touched_delete AFTER DELETE ON refund_result
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'refund_result', OLD.refund_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_copy_touched_insert AFTER INSERT ON amendment_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'amendment_copy', NEW.amendment_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_copy_touched_update AFTER UPDATE OF
  at_ms, operator_id
  ON amendment_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'amendment_copy', NEW.amendment_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER amendment_copy_touched_delete AFTER DELETE ON amendment_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'amendment_copy', OLD.amendment_id, OLD.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER receipt_touched_insert AFTER INSERT ON receipt
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'receipt', NEW.order_id, NEW.duplicata WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER receipt_touched_update AFTER UPDATE OF
  at_ms, operator_id, counter_id
  ON receipt
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'receipt', NEW.order_id, NEW.duplicata WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER receipt_touched_delete AFTER DELETE ON receipt
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'receipt', OLD.order_id, OLD.duplicata WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER handover_touched_insert AFTER INSERT ON handover
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'handover', NEW.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER handover_touched_update AFTER UPDATE OF
  at_ms, operator_id, counter_id
  ON handover
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'handover', NEW.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER handover_touched_delete AFTER DELETE ON handover
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'handover', OLD.place_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER mail_touched_insert AFTER INSERT ON mail
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'mail', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER mail_touched_update AFTER UPDATE OF
  kind, customer_id, order_id, reprise_id, recipient, recipient_name, locale, subject
  ON mail
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'mail', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER mail_touched_delete AFTER DELETE ON mail
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'mail', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER account_touched_insert AFTER INSERT ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER account_touched_update AFTER UPDATE OF
  kind, name
  ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER account_touched_delete AFTER DELETE ON account
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'account', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_name_touched_insert AFTER INSERT ON former_name
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'former_name', NEW.kind || '/' || NEW.name_key WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_name_touched_update AFTER UPDATE OF
  id
  ON former_name
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'former_name', NEW.kind || '/' || NEW.name_key WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_name_touched_delete AFTER DELETE ON former_name
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, word) SELECT 'former_name', OLD.kind || '/' || OLD.name_key WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_row_touched_insert AFTER INSERT ON former_row
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'former_row', NEW.hall_id, NEW.label WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_row_touched_update AFTER UPDATE OF
  now
  ON former_row
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'former_row', NEW.hall_id, NEW.label WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER former_row_touched_delete AFTER DELETE ON former_row
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, word) SELECT 'former_row', OLD.hall_id, OLD.label WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_touched_insert AFTER INSERT ON rescheduling
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_touched_update AFTER UPDATE OF
  performance_id, seq, at_ms, operator_id, counter_id, before_ms, starts_at_ms,
  free_until_ms, places, by_mail, by_letter
  ON rescheduling
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling', NEW.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_touched_delete AFTER DELETE ON rescheduling
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling', OLD.id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_notice_touched_insert AFTER INSERT ON rescheduling_notice
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling_notice', NEW.mail_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_notice_touched_update AFTER UPDATE OF
  rescheduling_id, customer_id, places
  ON rescheduling_notice
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling_notice', NEW.mail_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_notice_touched_delete AFTER DELETE ON rescheduling_notice
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'rescheduling_notice', OLD.mail_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_copy_touched_insert AFTER INSERT ON rescheduling_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'rescheduling_copy', NEW.rescheduling_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_copy_touched_update AFTER UPDATE OF
  at_ms, operator_id
  ON rescheduling_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'rescheduling_copy', NEW.rescheduling_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rescheduling_copy_touched_delete AFTER DELETE ON rescheduling_copy
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'rescheduling_copy', OLD.rescheduling_id, OLD.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_part_touched_insert AFTER INSERT ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', NEW.reprise_id, NEW.seq, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_part_touched_update AFTER UPDATE OF
  payment_id, taken_cents, amount_cents, lot_id
  ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', NEW.reprise_id, NEW.seq, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reprise_part_touched_delete AFTER DELETE ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b, c) SELECT 'reprise_part', OLD.reprise_id, OLD.seq, OLD.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_try_touched_insert AFTER INSERT ON refund_try
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'refund_try', NEW.refund_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_try_touched_update AFTER UPDATE OF
  seq, said, card_authorisation, operator_id, counter_id, at_ms
  ON refund_try
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'refund_try', NEW.refund_id, NEW.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER refund_try_touched_delete AFTER DELETE ON refund_try
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'refund_try', OLD.refund_id, OLD.rank WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
