-- An erasure reaches the words by which seats were put out of sale, and who asked for a code at another address.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- Words change here for an erasure alone, in the transaction that tells it, and then to nothing.
DROP TRIGGER seat_out_no_update ON seat_out;
CREATE FUNCTION seat_out_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.performance_id <> OLD.performance_id OR NEW.seat_id <> OLD.seat_id OR NEW.kind <> OLD.kind
      OR NEW.operator_id <> OLD.operator_id OR NEW.at_ms <> OLD.at_ms OR NEW.seq <> OLD.seq OR NEW.reason <> ''
      OR NOT EXISTS (SELECT 1 FROM erased_note n, erasure e, head h
        WHERE n.seq = OLD.seq AND e.customer_id = n.customer_id AND e.seq > h.seq) THEN
    RAISE EXCEPTION 'append_only: seat_out';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_out_words BEFORE UPDATE ON seat_out
  FOR EACH ROW EXECUTE FUNCTION seat_out_words();

-- Whose address it is to be; none for signing in.
ALTER TABLE site_request ADD COLUMN customer_id BIGINT REFERENCES customer (id);

-- What follows is for a server: which actions may write it. Tickets that nobody printed bear the name that a customer has.
SELECT guard.allow('customer.erased', 'seat_out');
SELECT guard.allow('customer.changed', 'place');

-- These are for the triggers alone; roles.sql gives counters what a sign-in asks.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
