-- An erasure reaches the words by which seats were put out of sale, and who asked for a code at another address.

-- Words change here for an erasure alone, in the transaction that tells it, and then to nothing.
DROP TRIGGER seat_out_no_update;
CREATE TRIGGER seat_out_words BEFORE UPDATE ON seat_out
  WHEN NEW.performance_id <> OLD.performance_id OR NEW.seat_id <> OLD.seat_id OR NEW.kind <> OLD.kind
    OR NEW.operator_id <> OLD.operator_id OR NEW.at_ms <> OLD.at_ms OR NEW.seq <> OLD.seq OR NEW.reason <> ''
    OR NOT EXISTS (SELECT 1 FROM erased_note n, erasure e, head h
      WHERE n.seq = OLD.seq AND e.customer_id = n.customer_id AND e.seq > h.seq)
  BEGIN SELECT RAISE(ABORT, 'append_only: seat_out'); END;

-- Whose address it is to be; none for signing in.
ALTER TABLE site_request ADD COLUMN customer_id INTEGER REFERENCES customer (id);
