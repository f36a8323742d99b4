-- What was given to a customer of an order: its receipts, its tickets, and by whom.

-- Each receipt that was made of an order: 0 is the original, each later one a duplicata.
CREATE TABLE receipt (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  duplicata INTEGER NOT NULL CHECK (duplicata >= 0),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  PRIMARY KEY (order_id, duplicata)
) STRICT, WITHOUT ROWID;

-- A place whose ticket was handed over: once, by whom.
CREATE TABLE handover (
  place_id INTEGER PRIMARY KEY REFERENCES place (id),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id)
) STRICT;

-- How a copy of a ticket left: on paper, as a file of the counter, or by mail.
ALTER TABLE print_job ADD COLUMN way TEXT NOT NULL DEFAULT 'printer' CHECK (way IN ('printer', 'file', 'mail'));
ALTER TABLE print_job ADD COLUMN counter_id INTEGER REFERENCES counter (id);

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
  BEGIN SELECT RAISE(ABORT, 'append_only: receipt'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
  BEGIN SELECT RAISE(ABORT, 'append_only: receipt'); END;
CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover
  BEGIN SELECT RAISE(ABORT, 'append_only: handover'); END;
CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover
  BEGIN SELECT RAISE(ABORT, 'append_only: handover'); END;
