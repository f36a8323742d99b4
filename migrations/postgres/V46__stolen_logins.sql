-- Whoever stole a login of a server does less with it.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- A mail is dated within a day, and counts one try at a time: what puts one back or takes one in hand reckons with both, and one
-- that cannot be reckoned with would hold up all that come after it.
DROP TRIGGER guard_insert ON mail;
DROP TRIGGER guard_update ON mail;
DROP FUNCTION guard.touch_mail();
CREATE FUNCTION guard.touch_mail() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, guard, pg_temp AS $$
DECLARE
  now_ms BIGINT := guard.now_ms();
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM written) THEN
      PERFORM guard.note('mail');
    END IF;
    IF EXISTS (SELECT 1 FROM written WHERE date_ms NOT BETWEEN now_ms - 86400000 AND now_ms + 86400000
        OR attempts NOT BETWEEN 0 AND 1000 OR since_ms > now_ms + 259200000)
      AND NOT guard.is_owner() AND EXISTS (SELECT 1 FROM public.head WHERE seq > 0) THEN
      RAISE EXCEPTION 'append_only: mail';
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.recipient <> o.recipient OR n.settled_at_ms IS DISTINCT FROM o.settled_at_ms
      OR (n.state <> o.state AND n.state IN ('sent', 'failed', 'in_doubt', 'cancelled', 'no_address'))) THEN
    PERFORM guard.note('mail_ended');
  END IF;
  -- A mailer puts a mail off, but never for long.
  IF EXISTS (SELECT 1 FROM written n JOIN before o ON o.id = n.id
    WHERE n.due_at_ms > GREATEST(o.due_at_ms, now_ms) + 259200000 OR n.since_ms > GREATEST(o.since_ms, now_ms) + 259200000
      OR n.attempts > GREATEST(o.attempts, 0) + 1 OR n.attempts < LEAST(o.attempts, 0) - 1) AND NOT guard.is_owner() THEN
    RAISE EXCEPTION 'append_only: mail';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_insert AFTER INSERT ON mail REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.touch_mail();
CREATE TRIGGER guard_update AFTER UPDATE ON mail REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard.touch_mail();

-- These are for the triggers alone; roles.sql gives counters what a sign-in asks.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
