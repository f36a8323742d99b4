-- What was given to a customer of an order: its receipts, its tickets, and by whom.

-- Each receipt that was made of an order: 0 is the original, each later one a duplicata.
CREATE TABLE receipt (
  order_id BIGINT NOT NULL REFERENCES orders (id),
  duplicata BIGINT NOT NULL CHECK (duplicata >= 0),
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  PRIMARY KEY (order_id, duplicata)
);

-- A place whose ticket was handed over: once, by whom.
CREATE TABLE handover (
  place_id BIGINT PRIMARY KEY REFERENCES place (id),
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id)
);

-- How a copy of a ticket left: on paper, as a file of the counter, or by mail.
ALTER TABLE print_job ADD COLUMN way TEXT NOT NULL DEFAULT 'printer' CHECK (way IN ('printer', 'file', 'mail'));
ALTER TABLE print_job ADD COLUMN counter_id BIGINT REFERENCES counter (id);

CREATE TRIGGER receipt_no_change BEFORE UPDATE OR DELETE ON receipt
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER receipt_no_truncate BEFORE TRUNCATE ON receipt
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER handover_no_change BEFORE UPDATE OR DELETE ON handover
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER handover_no_truncate BEFORE TRUNCATE ON handover
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- On a server the journal tells of each, and of a customer or a payment that an order is given.
CREATE CONSTRAINT TRIGGER receipt_journalled AFTER INSERT ON receipt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER handover_journalled AFTER INSERT ON handover
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER orders_journalled AFTER UPDATE OF customer_id, state ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
