-- A performance of which places are sold is moved to another date: what was told, to whom, and until when
-- its places are taken back without a fee.

CREATE TABLE rescheduling (
  id BIGINT PRIMARY KEY,
  performance_id BIGINT NOT NULL REFERENCES performance (id),
  -- The row of the journal that tells it.
  seq BIGINT NOT NULL UNIQUE,
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  counter_id BIGINT NOT NULL REFERENCES counter (id),
  before_ms BIGINT NOT NULL,
  starts_at_ms BIGINT NOT NULL,
  -- The last millisecond of a reprise without a fee; none where the house offers none.
  free_until_ms BIGINT,
  -- Places sold then, and their customers with an address and without one.
  places BIGINT NOT NULL CHECK (places >= 0),
  by_mail BIGINT NOT NULL CHECK (by_mail >= 0),
  by_letter BIGINT NOT NULL CHECK (by_letter >= 0),
  CHECK (starts_at_ms <> before_ms)
);
CREATE INDEX rescheduling_performance ON rescheduling (performance_id, seq);

-- Who was told, and by which mail. One without an address is sent as a letter.
CREATE TABLE rescheduling_notice (
  mail_id BIGINT PRIMARY KEY REFERENCES mail (id),
  rescheduling_id BIGINT NOT NULL REFERENCES rescheduling (id),
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  places BIGINT NOT NULL CHECK (places > 0),
  UNIQUE (rescheduling_id, customer_id)
);
CREATE INDEX rescheduling_notice_of ON rescheduling_notice (rescheduling_id, mail_id);

-- Each time its letters were made: 0 the first time.
CREATE TABLE rescheduling_copy (
  rescheduling_id BIGINT NOT NULL REFERENCES rescheduling (id),
  rank BIGINT NOT NULL CHECK (rank >= 0),
  at_ms BIGINT NOT NULL,
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  PRIMARY KEY (rescheduling_id, rank)
);

-- The move under which a request has no fee.
ALTER TABLE reprise ADD COLUMN rescheduling_id BIGINT REFERENCES rescheduling (id);

CREATE TRIGGER rescheduling_no_change BEFORE UPDATE OR DELETE ON rescheduling
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER rescheduling_no_truncate BEFORE TRUNCATE ON rescheduling
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER rescheduling_notice_no_change BEFORE UPDATE OR DELETE ON rescheduling_notice
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER rescheduling_notice_no_truncate BEFORE TRUNCATE ON rescheduling_notice
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER rescheduling_copy_no_change BEFORE UPDATE OR DELETE ON rescheduling_copy
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER rescheduling_copy_no_truncate BEFORE TRUNCATE ON rescheduling_copy
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- It belongs to the row of the journal that is about to be written.
CREATE TRIGGER rescheduling_follows BEFORE INSERT ON rescheduling
  FOR EACH ROW EXECUTE FUNCTION amendment_follows();

-- What a request froze stays frozen. Its fee alone may fall away, once, with the move that is being written.
DROP TRIGGER reprise_frozen ON reprise;
CREATE FUNCTION reprise_frozen() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.paid_cents <> OLD.paid_cents OR NEW.policy_id <> OLD.policy_id
    OR NEW.terms_version <> OLD.terms_version OR NEW.place_id <> OLD.place_id
    OR NEW.requested_at_ms <> OLD.requested_at_ms
    OR (NEW.reprise_cents <> OLD.reprise_cents
      AND COALESCE(NEW.rescheduling_id, 0) = COALESCE(OLD.rescheduling_id, 0))
    OR (COALESCE(NEW.rescheduling_id, 0) <> COALESCE(OLD.rescheduling_id, 0)
      AND (OLD.bucket = 'done' OR NEW.fee_cents <> 0 OR NOT EXISTS (SELECT 1
        FROM rescheduling x JOIN head h ON h.seq + 1 = x.seq
        WHERE x.id = NEW.rescheduling_id AND x.performance_id = NEW.performance_id
          AND x.free_until_ms IS NOT NULL))) THEN
    RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reprise_frozen BEFORE UPDATE ON reprise
  FOR EACH ROW EXECUTE FUNCTION reprise_frozen();

-- On a server the journal tells of each.
CREATE CONSTRAINT TRIGGER rescheduling_journalled AFTER INSERT ON rescheduling
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER rescheduling_notice_journalled AFTER INSERT ON rescheduling_notice
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();
CREATE CONSTRAINT TRIGGER rescheduling_copy_journalled AFTER INSERT ON rescheduling_copy
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journalled();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
