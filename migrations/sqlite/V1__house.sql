-- The whole house. Times are UTC milliseconds, amounts euro cents, booleans 0 or 1.
-- Ids are minted with the command that makes the row; numbers come from unbroken series.

-- The writer's lock and the end of the journal's chain.
CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  -- The last id given: the next command's ids are above it, whatever the clock says.
  last_id INTEGER NOT NULL
) STRICT;
INSERT INTO head (id, seq, hash, last_id) VALUES (1, 0, X'', 0);

CREATE TABLE house (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  siret TEXT NOT NULL,
  licence TEXT NOT NULL,
  contact TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  clock_offset_ms INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Unbroken series: the last number given.
CREATE TABLE series (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

CREATE TABLE operator (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  initials TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'cashier', 'supervisor')),
  pin_hash TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  failures INTEGER NOT NULL,
  failed_at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE show (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  external_key TEXT UNIQUE
) STRICT;
CREATE INDEX show_title ON show (title_key, id);

CREATE TABLE hall (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE rate (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE seat (
  id INTEGER PRIMARY KEY,
  hall_id INTEGER NOT NULL REFERENCES hall (id),
  row_label TEXT NOT NULL,
  number TEXT NOT NULL,
  category_id INTEGER NOT NULL REFERENCES category (id),
  row_rank INTEGER NOT NULL,
  number_rank INTEGER NOT NULL,
  UNIQUE (hall_id, row_label, number)
) STRICT;

CREATE TABLE performance (
  id INTEGER PRIMARY KEY,
  show_id INTEGER NOT NULL REFERENCES show (id),
  hall_id INTEGER NOT NULL REFERENCES hall (id),
  starts_at_ms INTEGER NOT NULL,
  vat_bp INTEGER NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
  on_sale INTEGER NOT NULL CHECK (on_sale IN (0, 1)),
  external_key TEXT UNIQUE
) STRICT;
CREATE INDEX performance_start ON performance (starts_at_ms, id);
CREATE INDEX performance_show ON performance (show_id, starts_at_ms);

CREATE TABLE price (
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  rate_id INTEGER NOT NULL REFERENCES rate (id),
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 1000000000),
  PRIMARY KEY (performance_id, category_id, rate_id)
) STRICT;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_key TEXT NOT NULL,
  locale TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
  created_at_ms INTEGER NOT NULL,
  external_key TEXT UNIQUE,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_name ON customer (name_key, id);
CREATE INDEX customer_email ON customer (email_key);

-- Every word a customer is found by: names, e-mail and its parts, phone digits.
CREATE TABLE customer_word (
  word TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  PRIMARY KEY (word, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_word_customer ON customer_word (customer_id, word);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  customer_id INTEGER REFERENCES customer (id),
  channel TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents >= 0),
  fees_cents INTEGER NOT NULL CHECK (fees_cents >= 0),
  state TEXT NOT NULL CHECK (state IN ('issued', 'unpaid', 'cancelled')),
  operator_id INTEGER REFERENCES operator (id),
  counter_id INTEGER REFERENCES counter (id),
  external_key TEXT UNIQUE
) STRICT;
CREATE INDEX orders_customer ON orders (customer_id, created_at_ms, id);

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  rank INTEGER NOT NULL,
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  seat_id INTEGER REFERENCES seat (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  rate_id INTEGER NOT NULL REFERENCES rate (id),
  price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 1000000000),
  vat_bp INTEGER NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
  channel TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('live', 'pending', 'taken_back', 'cancelled')),
  code TEXT NOT NULL UNIQUE,
  holder TEXT NOT NULL,
  copies INTEGER NOT NULL CHECK (copies >= 0),
  scanned_at_ms INTEGER,
  external_key TEXT UNIQUE
) STRICT;
CREATE INDEX place_order ON place (order_id, rank);
CREATE INDEX place_performance ON place (performance_id, state);
-- A seat is never sold twice.
CREATE UNIQUE INDEX place_one_live_per_seat ON place (performance_id, seat_id)
  WHERE seat_id IS NOT NULL AND state IN ('live', 'pending');

-- Numbers from an unbroken series; a reprint repeats its number.
CREATE TABLE ticket (
  number INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL UNIQUE REFERENCES place (id),
  issued_at_ms INTEGER NOT NULL
) STRICT;

-- One copy of one ticket on its way to paper.
CREATE TABLE print_job (
  id INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL REFERENCES place (id),
  duplicata INTEGER NOT NULL CHECK (duplicata >= 0),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'out', 'lost')),
  created_at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  UNIQUE (place_id, duplicata)
) STRICT;
CREATE INDEX print_job_waiting ON print_job (created_at_ms, id) WHERE state IN ('waiting', 'sent');

-- Versions of the policy; the newest of the narrowest scope is in force.
CREATE TABLE policy (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('house', 'show', 'performance')),
  scope_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  -- NULL takes the override away again.
  body TEXT,
  made_at_ms INTEGER NOT NULL,
  made_by INTEGER REFERENCES operator (id),
  UNIQUE (scope, scope_id, version)
) STRICT;

CREATE TABLE reprise (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  place_id INTEGER NOT NULL REFERENCES place (id),
  order_id INTEGER NOT NULL REFERENCES orders (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  show_id INTEGER NOT NULL REFERENCES show (id),
  channel TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('requested', 'held', 'awaiting_supervisor', 'accepted',
    'refused', 'withdrawn', 'duplicate', 'moot', 'reversed')),
  bucket TEXT NOT NULL CHECK (bucket IN ('open', 'sign', 'held', 'done')),
  requested_at_ms INTEGER NOT NULL,
  requested_by INTEGER REFERENCES operator (id),
  -- Frozen when the request is made.
  paid_cents INTEGER NOT NULL CHECK (paid_cents >= 0),
  reprise_cents INTEGER NOT NULL CHECK (reprise_cents BETWEEN 0 AND paid_cents),
  fee_cents INTEGER NOT NULL CHECK (fee_cents = paid_cents - reprise_cents),
  policy_id INTEGER NOT NULL REFERENCES policy (id),
  terms_version INTEGER NOT NULL,
  needs_signature INTEGER NOT NULL CHECK (needs_signature IN (0, 1)),
  flags TEXT NOT NULL,
  deadline_at_ms INTEGER NOT NULL,
  starts_at_ms INTEGER NOT NULL,
  customer_key TEXT NOT NULL,
  show_key TEXT NOT NULL,
  place_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  proposed_by INTEGER REFERENCES operator (id),
  decided_by INTEGER REFERENCES operator (id),
  decided_at_ms INTEGER,
  reason_code TEXT,
  sentence TEXT,
  version INTEGER NOT NULL
) STRICT;
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
  reprise_id INTEGER PRIMARY KEY REFERENCES reprise (id),
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  at_ms INTEGER NOT NULL
) STRICT;

-- Accounts of the ledger. Both counters only ever grow; a lot never goes below zero.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lot', 'house')),
  name TEXT NOT NULL UNIQUE,
  debit_cents INTEGER NOT NULL CHECK (debit_cents >= 0),
  credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0),
  CHECK (kind <> 'lot' OR credit_cents >= debit_cents)
) STRICT;
INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES
  (1, 'house', 'sales', 0, 0),
  (2, 'house', 'reprises', 0, 0),
  (3, 'house', 'cash', 0, 0),
  (4, 'house', 'card', 0, 0),
  (5, 'house', 'opening', 0, 0);

CREATE TABLE credit_lot (
  id INTEGER PRIMARY KEY REFERENCES account (id),
  number INTEGER NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  origin TEXT NOT NULL CHECK (origin IN ('reprise', 'opening')),
  reprise_id INTEGER REFERENCES reprise (id),
  issued_cents INTEGER NOT NULL CHECK (issued_cents >= 0),
  issued_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX credit_lot_customer ON credit_lot (customer_id, expires_at_ms, id);
CREATE INDEX credit_lot_reprise ON credit_lot (reprise_id) WHERE reprise_id IS NOT NULL;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL,
  counter_id INTEGER NOT NULL,
  command_id TEXT NOT NULL,
  action TEXT NOT NULL,
  customer_id INTEGER,
  order_id INTEGER,
  reprise_id INTEGER,
  data TEXT NOT NULL,
  note_hash BLOB,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_customer ON journal (customer_id, seq) WHERE customer_id IS NOT NULL;
CREATE INDEX journal_order ON journal (order_id, seq) WHERE order_id IS NOT NULL;
CREATE INDEX journal_reprise ON journal (reprise_id, seq) WHERE reprise_id IS NOT NULL;
CREATE INDEX journal_operator ON journal (operator_id, seq);
CREATE INDEX journal_at ON journal (at_ms, seq);

-- Personal words beside a row of the journal; the chain knows only their salted hash.
CREATE TABLE journal_note (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  salt BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE transfer (
  seq INTEGER NOT NULL REFERENCES journal (seq),
  rank INTEGER NOT NULL,
  debit_id INTEGER NOT NULL REFERENCES account (id),
  credit_id INTEGER NOT NULL REFERENCES account (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (seq, rank),
  CHECK (debit_id <> credit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_debit ON transfer (debit_id, seq);
CREATE INDEX transfer_credit ON transfer (credit_id, seq);

-- Commands as they were given: what makes a retry safe, and what a replay reads.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  operator_id INTEGER NOT NULL,
  counter_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  entropy BLOB NOT NULL,
  args TEXT NOT NULL,
  answer TEXT NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'credit')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  tendered_cents INTEGER,
  change_cents INTEGER,
  card_last4 TEXT,
  card_authorisation TEXT,
  lot_id INTEGER REFERENCES credit_lot (id),
  lot_left_cents INTEGER,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_order ON payment (order_id, id);

CREATE TABLE mail (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  order_id INTEGER REFERENCES orders (id),
  reprise_id INTEGER REFERENCES reprise (id),
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  locale TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  date_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'retry', 'failed',
    'in_doubt', 'cancelled', 'no_address')),
  attempts INTEGER NOT NULL,
  due_at_ms INTEGER NOT NULL,
  sent_at_ms INTEGER,
  error TEXT
) STRICT;
CREATE INDEX mail_due ON mail (due_at_ms, id) WHERE state IN ('pending', 'retry', 'sending');
CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_date ON mail (date_ms, id);
CREATE INDEX mail_customer ON mail (customer_id, id);
CREATE INDEX mail_reprise ON mail (reprise_id, id);

-- Append-only: a correction is a new, opposite entry.
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'append_only: journal'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'append_only: journal'); END;
CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer
  BEGIN SELECT RAISE(ABORT, 'append_only: transfer'); END;
CREATE TRIGGER ticket_no_update BEFORE UPDATE ON ticket
  BEGIN SELECT RAISE(ABORT, 'append_only: ticket'); END;
CREATE TRIGGER ticket_no_delete BEFORE DELETE ON ticket
  BEGIN SELECT RAISE(ABORT, 'append_only: ticket'); END;
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment
  BEGIN SELECT RAISE(ABORT, 'append_only: payment'); END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment
  BEGIN SELECT RAISE(ABORT, 'append_only: payment'); END;
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy
  BEGIN SELECT RAISE(ABORT, 'append_only: policy'); END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy
  BEGIN SELECT RAISE(ABORT, 'append_only: policy'); END;
CREATE TRIGGER credit_lot_no_update BEFORE UPDATE ON credit_lot
  BEGIN SELECT RAISE(ABORT, 'append_only: credit_lot'); END;
CREATE TRIGGER credit_lot_no_delete BEFORE DELETE ON credit_lot
  BEGIN SELECT RAISE(ABORT, 'append_only: credit_lot'); END;
-- An account is never taken away, and its counters only grow.
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
CREATE TRIGGER account_grows BEFORE UPDATE ON account
  WHEN NEW.debit_cents < OLD.debit_cents OR NEW.credit_cents < OLD.credit_cents
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
  BEGIN SELECT RAISE(ABORT, 'append_only: account'); END;
-- What a request froze stays frozen.
CREATE TRIGGER reprise_frozen BEFORE UPDATE ON reprise
  WHEN NEW.paid_cents <> OLD.paid_cents OR NEW.reprise_cents <> OLD.reprise_cents
    OR NEW.policy_id <> OLD.policy_id OR NEW.terms_version <> OLD.terms_version
    OR NEW.place_id <> OLD.place_id OR NEW.requested_at_ms <> OLD.requested_at_ms
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
CREATE TRIGGER reprise_no_delete BEFORE DELETE ON reprise
  BEGIN SELECT RAISE(ABORT, 'append_only: reprise'); END;
