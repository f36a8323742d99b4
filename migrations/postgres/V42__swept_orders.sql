-- A decision leaves the orders of what waits alone: what was decided is taken out of them many at once.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- The list in whose orders a request stands. One that waits stands in those of its own list. One that was decided may
-- stand in those that it waited in: whoever reads them passes it over.
ALTER TABLE reprise ADD COLUMN listed TEXT COLLATE "C" CHECK (listed IN ('open', 'sign', 'held'));
DROP INDEX reprise_received;
DROP INDEX reprise_by_customer;
DROP INDEX reprise_by_show;
DROP INDEX reprise_by_place;
DROP INDEX reprise_by_paid;
DROP INDEX reprise_by_reprise;
DROP INDEX reprise_by_fee;
DROP INDEX reprise_by_start;
CREATE INDEX reprise_by_received ON reprise (listed, requested_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_customer ON reprise (listed, customer_key, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_show ON reprise (listed, show_key, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_place ON reprise (listed, place_key, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_paid ON reprise (listed, paid_cents, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_reprise ON reprise (listed, reprise_cents, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_fee ON reprise (listed, fee_cents, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
CREATE INDEX reprise_by_start ON reprise (listed, starts_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms) WHERE listed IS NOT NULL;
-- What is treated is listed by its decision and by its receipt.
CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, state) WHERE bucket = 'done';
-- Those to be passed over, and taken out when they are many.
CREATE INDEX reprise_left ON reprise (number) INCLUDE (listed, bucket) WHERE COALESCE(listed, 'done') <> bucket;
CREATE TRIGGER reprise_listed_first BEFORE INSERT ON reprise FOR EACH ROW
  WHEN (NEW.bucket <> 'done' AND COALESCE(NEW.listed, 'done') <> NEW.bucket) EXECUTE FUNCTION append_only();
CREATE TRIGGER reprise_listed BEFORE UPDATE ON reprise FOR EACH ROW
  WHEN (NEW.bucket <> 'done' AND COALESCE(NEW.listed, 'done') <> NEW.bucket) EXECUTE FUNCTION append_only();
UPDATE reprise SET listed = bucket WHERE bucket <> 'done';
