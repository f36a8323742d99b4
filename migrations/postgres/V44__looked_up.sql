-- Refunds on a card of which nobody knows whether the customer has them, and nobody has said so.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

CREATE VIEW unsettled_refund AS
SELECT r.id, r.amendment_id, r.payment_id, r.amount_cents, r.at_ms
FROM refund r
WHERE r.result = 'unknown' AND NOT EXISTS (SELECT 1 FROM refund_result x WHERE x.refund_id = r.id);

-- What follows is for a server: what each commit asks is looked up.

-- Most transfers are between a few accounts of the house; every other account has one or two. Told how many accounts there are, a
-- server takes each to have a large part of all transfers, and reads them all.
DO $$ BEGIN
  ALTER TABLE transfer ALTER COLUMN debit_id SET (n_distinct = -0.5), ALTER COLUMN credit_id SET (n_distinct = -0.5);
END $$;

-- Whether the journal ends where its head does is asked of its last row: where any row beyond the head is asked for, a server takes
-- it that a third of them are, and reads from the first.
DROP TRIGGER told_seals ON guard.told;
DROP FUNCTION guard.seals();
CREATE FUNCTION guard.seals() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
BEGIN
  IF (SELECT MAX(seq) FROM public.journal) > (SELECT seq FROM public.head WHERE id = 1) THEN
    RAISE EXCEPTION 'append_only: journal';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_seals AFTER INSERT ON guard.told
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.seals();

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
