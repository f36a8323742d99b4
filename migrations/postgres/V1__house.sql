-- The whole house. Times are UTC milliseconds, amounts euro cents, booleans 0 or 1.
-- Ids are minted with the command that makes the row; numbers come from unbroken series.

-- The writer's lock and the end of the journal's chain.
CREATE TABLE head (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  seq BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  -- The last id given: the next command's ids are above it, whatever the clock says.
  last_id BIGINT NOT NULL
);
INSERT INTO head (id, seq, hash, last_id) VALUES (1, 0, '', 0);

CREATE TABLE house (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  siret TEXT NOT NULL,
  licence TEXT NOT NULL,
  contact TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  demo BIGINT NOT NULL CHECK (demo IN (0, 1)),
  clock_offset_ms BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

-- Unbroken series: the last number given.
CREATE TABLE series (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL CHECK (last >= 0)
);

CREATE TABLE operator (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL UNIQUE,
  initials TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'cashier', 'supervisor')),
  pin_hash TEXT NOT NULL,
  active BIGINT NOT NULL CHECK (active IN (0, 1)),
  failures BIGINT NOT NULL,
  failed_at_ms BIGINT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE counter (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at_ms BIGINT NOT NULL
);

CREATE TABLE show (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL,
  title_key TEXT COLLATE "C" NOT NULL,
  external_key TEXT COLLATE "C" UNIQUE
);
CREATE INDEX show_title ON show (title_key, id);

CREATE TABLE hall (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE category (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL UNIQUE,
  position BIGINT NOT NULL
);

CREATE TABLE rate (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL UNIQUE,
  position BIGINT NOT NULL
);

CREATE TABLE seat (
  id BIGINT PRIMARY KEY,
  hall_id BIGINT NOT NULL REFERENCES hall (id),
  row_label TEXT COLLATE "C" NOT NULL,
  number TEXT COLLATE "C" NOT NULL,
  category_id BIGINT NOT NULL REFERENCES category (id),
  row_rank BIGINT NOT NULL,
  number_rank BIGINT NOT NULL,
  UNIQUE (hall_id, row_label, number)
);

CREATE TABLE performance (
  id BIGINT PRIMARY KEY,
  show_id BIGINT NOT NULL REFERENCES show (id),
  hall_id BIGINT NOT NULL REFERENCES hall (id),
  starts_at_ms BIGINT NOT NULL,
  vat_bp BIGINT NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
  on_sale BIGINT NOT NULL CHECK (on_sale IN (0, 1)),
  external_key TEXT COLLATE "C" UNIQUE
);
CREATE INDEX performance_start ON performance (starts_at_ms, id);
CREATE INDEX performance_show ON performance (show_id, starts_at_ms);

CREATE TABLE price (
  performance_id BIGINT NOT NULL REFERENCES performance (id),
  category_id BIGINT NOT NULL REFERENCES category (id),
  rate_id BIGINT NOT NULL REFERENCES rate (id),
  price_cents BIGINT NOT NULL CHECK (price_cents BETWEEN 0 AND 1000000000),
  PRIMARY KEY (performance_id, category_id, rate_id)
);

CREATE TABLE customer (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  phone TEXT NOT NULL,
  phone_key TEXT COLLATE "C" NOT NULL,
  locale TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
  created_at_ms BIGINT NOT NULL,
  external_key TEXT COLLATE "C" UNIQUE,
  version BIGINT NOT NULL
);
CREATE INDEX customer_name ON customer (name_key, id);
CREATE INDEX customer_email ON customer (email_key);

-- Every word a customer is found by: names, e-mail and its parts, phone digits.
CREATE TABLE customer_word (
  word TEXT COLLATE "C" NOT NULL,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  PRIMARY KEY (word, customer_id)
);
CREATE INDEX customer_word_customer ON customer_word (customer_id, word);

CREATE TABLE orders (
  id BIGINT PRIMARY KEY,
  number TEXT COLLATE "C" NOT NULL UNIQUE,
  customer_id BIGINT REFERENCES customer (id),
  channel TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  total_cents BIGINT NOT NULL CHECK (total_cents >= 0),
  fees_cents BIGINT NOT NULL CHECK (fees_cents >= 0),
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('issued', 'unpaid', 'cancelled')),
  operator_id BIGINT REFERENCES operator (id),
  counter_id BIGINT REFERENCES counter (id),
  external_key TEXT COLLATE "C" UNIQUE
);
CREATE INDEX orders_customer ON orders (customer_id, created_at_ms, id);

CREATE TABLE place (
  id BIGINT PRIMARY KEY,
  order_id BIGINT NOT NULL REFERENCES orders (id),
  rank BIGINT NOT NULL,
  performance_id BIGINT NOT NULL REFERENCES performance (id),
  seat_id BIGINT REFERENCES seat (id),
  category_id BIGINT NOT NULL REFERENCES category (id),
  rate_id BIGINT NOT NULL REFERENCES rate (id),
  price_cents BIGINT NOT NULL CHECK (price_cents BETWEEN 0 AND 1000000000),
  vat_bp BIGINT NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
  channel TEXT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('live', 'pending', 'taken_back', 'cancelled')),
  code TEXT NOT NULL UNIQUE,
  holder TEXT NOT NULL,
  copies BIGINT NOT NULL CHECK (copies >= 0),
  scanned_at_ms BIGINT,
  external_key TEXT COLLATE "C" UNIQUE
);
CREATE INDEX place_order ON place (order_id, rank);
CREATE INDEX place_performance ON place (performance_id, state);
-- A seat is never sold twice.
CREATE UNIQUE INDEX place_one_live_per_seat ON place (performance_id, seat_id)
  WHERE seat_id IS NOT NULL AND state IN ('live', 'pending');

-- Numbers from an unbroken series; a reprint repeats its number.
CREATE TABLE ticket (
  number BIGINT PRIMARY KEY,
  place_id BIGINT NOT NULL UNIQUE REFERENCES place (id),
  issued_at_ms BIGINT NOT NULL
);

-- One copy of one ticket on its way to paper.
CREATE TABLE print_job (
  id BIGINT PRIMARY KEY,
  place_id BIGINT NOT NULL REFERENCES place (id),
  duplicata BIGINT NOT NULL CHECK (duplicata >= 0),
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'out', 'lost')),
  created_at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  UNIQUE (place_id, duplicata)
);
CREATE INDEX print_job_waiting ON print_job (created_at_ms, id) WHERE state IN ('waiting', 'sent');

-- Versions of the policy; the newest of the narrowest scope is in force.
CREATE TABLE policy (
  id BIGINT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('house', 'show', 'performance')),
  scope_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  -- NULL takes the override away again.
  body TEXT,
  made_at_ms BIGINT NOT NULL,
  made_by BIGINT REFERENCES operator (id),
  UNIQUE (scope, scope_id, version)
);

CREATE TABLE reprise (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  place_id BIGINT NOT NULL REFERENCES place (id),
  order_id BIGINT NOT NULL REFERENCES orders (id),
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  performance_id BIGINT NOT NULL REFERENCES performance (id),
  show_id BIGINT NOT NULL REFERENCES show (id),
  channel TEXT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('requested', 'held', 'awaiting_supervisor', 'accepted',
    'refused', 'withdrawn', 'duplicate', 'moot', 'reversed')),
  bucket TEXT COLLATE "C" NOT NULL CHECK (bucket IN ('open', 'sign', 'held', 'done')),
  requested_at_ms BIGINT NOT NULL,
  requested_by BIGINT REFERENCES operator (id),
  -- Frozen when the request is made.
  paid_cents BIGINT NOT NULL CHECK (paid_cents >= 0),
  reprise_cents BIGINT NOT NULL CHECK (reprise_cents BETWEEN 0 AND paid_cents),
  fee_cents BIGINT NOT NULL CHECK (fee_cents = paid_cents - reprise_cents),
  policy_id BIGINT NOT NULL REFERENCES policy (id),
  terms_version BIGINT NOT NULL,
  needs_signature BIGINT NOT NULL CHECK (needs_signature IN (0, 1)),
  flags TEXT NOT NULL,
  deadline_at_ms BIGINT NOT NULL,
  starts_at_ms BIGINT NOT NULL,
  customer_key TEXT COLLATE "C" NOT NULL,
  show_key TEXT COLLATE "C" NOT NULL,
  place_key TEXT COLLATE "C" NOT NULL,
  search_key TEXT COLLATE "C" NOT NULL,
  proposed_by BIGINT REFERENCES operator (id),
  decided_by BIGINT REFERENCES operator (id),
  decided_at_ms BIGINT,
  reason_code TEXT,
  sentence TEXT,
  version BIGINT NOT NULL
);
-- One request at a time for a place, and one acceptance for good.
CREATE UNIQUE INDEX reprise_one_per_place ON reprise (place_id)
  WHERE state IN ('requested', 'held', 'awaiting_supervisor', 'accepted');
CREATE INDEX reprise_place ON reprise (place_id);
CREATE INDEX reprise_order ON reprise (order_id);
CREATE INDEX reprise_show ON reprise (show_id);
CREATE INDEX reprise_performance ON reprise (performance_id);
CREATE INDEX reprise_customer ON reprise (customer_id, requested_at_ms);
CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, id);
CREATE INDEX reprise_by_customer ON reprise (bucket, customer_key, id);
CREATE INDEX reprise_by_show ON reprise (bucket, show_key, id);
CREATE INDEX reprise_by_place ON reprise (bucket, place_key, id);
CREATE INDEX reprise_by_paid ON reprise (bucket, paid_cents, id);
CREATE INDEX reprise_by_reprise ON reprise (bucket, reprise_cents, id);
CREATE INDEX reprise_by_fee ON reprise (bucket, fee_cents, id);
CREATE INDEX reprise_by_state ON reprise (bucket, state, id);
CREATE INDEX reprise_by_start ON reprise (bucket, starts_at_ms, id);

-- Who has a request open on the screen.
CREATE TABLE claim (
  reprise_id BIGINT PRIMARY KEY REFERENCES reprise (id),
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  at_ms BIGINT NOT NULL
);

-- Accounts of the ledger. Both counters only ever grow; a lot never goes below zero.
CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lot', 'house')),
  name TEXT NOT NULL UNIQUE,
  debit_cents BIGINT NOT NULL CHECK (debit_cents >= 0),
  credit_cents BIGINT NOT NULL CHECK (credit_cents >= 0),
  CHECK (kind <> 'lot' OR credit_cents >= debit_cents)
);
INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES
  (1, 'house', 'sales', 0, 0),
  (2, 'house', 'reprises', 0, 0),
  (3, 'house', 'cash', 0, 0),
  (4, 'house', 'card', 0, 0),
  (5, 'house', 'opening', 0, 0);

CREATE TABLE credit_lot (
  id BIGINT PRIMARY KEY REFERENCES account (id),
  number BIGINT NOT NULL UNIQUE,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  origin TEXT NOT NULL CHECK (origin IN ('reprise', 'opening')),
  reprise_id BIGINT REFERENCES reprise (id),
  issued_cents BIGINT NOT NULL CHECK (issued_cents >= 0),
  issued_at_ms BIGINT NOT NULL,
  expires_at_ms BIGINT NOT NULL
);
CREATE INDEX credit_lot_customer ON credit_lot (customer_id, expires_at_ms, id);
CREATE INDEX credit_lot_reprise ON credit_lot (reprise_id) WHERE reprise_id IS NOT NULL;

CREATE TABLE journal (
  seq BIGINT PRIMARY KEY,
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL,
  counter_id BIGINT NOT NULL,
  command_id TEXT NOT NULL,
  action TEXT NOT NULL,
  customer_id BIGINT,
  order_id BIGINT,
  reprise_id BIGINT,
  data TEXT NOT NULL,
  note_hash BYTEA,
  prev_hash BYTEA NOT NULL,
  hash BYTEA NOT NULL
);
CREATE INDEX journal_customer ON journal (customer_id, seq) WHERE customer_id IS NOT NULL;
CREATE INDEX journal_order ON journal (order_id, seq) WHERE order_id IS NOT NULL;
CREATE INDEX journal_reprise ON journal (reprise_id, seq) WHERE reprise_id IS NOT NULL;
CREATE INDEX journal_operator ON journal (operator_id, seq);
CREATE INDEX journal_at ON journal (at_ms, seq);

-- Personal words beside a row of the journal; the chain knows only their salted hash.
CREATE TABLE journal_note (
  seq BIGINT PRIMARY KEY REFERENCES journal (seq),
  salt BYTEA NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE transfer (
  seq BIGINT NOT NULL REFERENCES journal (seq),
  rank BIGINT NOT NULL,
  debit_id BIGINT NOT NULL REFERENCES account (id),
  credit_id BIGINT NOT NULL REFERENCES account (id),
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (seq, rank),
  CHECK (debit_id <> credit_id)
);
CREATE INDEX transfer_debit ON transfer (debit_id, seq);
CREATE INDEX transfer_credit ON transfer (credit_id, seq);

-- Commands as they were given: what makes a retry safe, and what a replay reads.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  operator_id BIGINT NOT NULL,
  counter_id BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  entropy BYTEA NOT NULL,
  args TEXT NOT NULL,
  answer TEXT NOT NULL,
  last_seq BIGINT NOT NULL
);

CREATE TABLE payment (
  id BIGINT PRIMARY KEY,
  order_id BIGINT NOT NULL REFERENCES orders (id),
  tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'credit')),
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0),
  tendered_cents BIGINT,
  change_cents BIGINT,
  card_last4 TEXT,
  card_authorisation TEXT,
  lot_id BIGINT REFERENCES credit_lot (id),
  lot_left_cents BIGINT,
  at_ms BIGINT NOT NULL
);
CREATE INDEX payment_order ON payment (order_id, id);

CREATE TABLE mail (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  order_id BIGINT REFERENCES orders (id),
  reprise_id BIGINT REFERENCES reprise (id),
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  locale TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  message_id TEXT COLLATE "C" NOT NULL UNIQUE,
  date_ms BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'retry', 'failed',
    'in_doubt', 'cancelled', 'no_address')),
  attempts BIGINT NOT NULL,
  due_at_ms BIGINT NOT NULL,
  sent_at_ms BIGINT,
  error TEXT
);
CREATE INDEX mail_due ON mail (due_at_ms, id) WHERE state IN ('pending', 'retry', 'sending');
CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_date ON mail (date_ms, id);
CREATE INDEX mail_customer ON mail (customer_id, id);
CREATE INDEX mail_reprise ON mail (reprise_id, id);

-- Append-only: a correction is a new, opposite entry.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER transfer_no_change BEFORE UPDATE OR DELETE ON transfer
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON transfer
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER ticket_no_change BEFORE UPDATE OR DELETE ON ticket
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ticket_no_truncate BEFORE TRUNCATE ON ticket
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER payment_no_change BEFORE UPDATE OR DELETE ON payment
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER payment_no_truncate BEFORE TRUNCATE ON payment
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER policy_no_change BEFORE UPDATE OR DELETE ON policy
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER policy_no_truncate BEFORE TRUNCATE ON policy
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER credit_lot_no_change BEFORE UPDATE OR DELETE ON credit_lot
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER credit_lot_no_truncate BEFORE TRUNCATE ON credit_lot
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
-- An account is never taken away, and its counters only grow.
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON account
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER account_grows BEFORE UPDATE ON account FOR EACH ROW
  WHEN (NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name)
  EXECUTE FUNCTION append_only();
-- What a request froze stays frozen.
CREATE TRIGGER reprise_frozen BEFORE UPDATE ON reprise FOR EACH ROW
  WHEN (NEW.paid_cents <> OLD.paid_cents OR NEW.reprise_cents <> OLD.reprise_cents
    OR NEW.policy_id <> OLD.policy_id OR NEW.terms_version <> OLD.terms_version
    OR NEW.place_id <> OLD.place_id OR NEW.requested_at_ms <> OLD.requested_at_ms)
  EXECUTE FUNCTION append_only();
CREATE TRIGGER reprise_no_delete BEFORE DELETE ON reprise
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER reprise_no_truncate BEFORE TRUNCATE ON reprise
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
