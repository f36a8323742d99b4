-- Wrong PINs that were typed under a clock that was ahead keep nobody out once it is right.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- Compares the SHA-256 of a hash that was made of a PIN. 0 when it is right, -1 when it is wrong, else the
-- seconds to wait. Five wrong ones in a row make one wait 30 s, each more doubles it, up to an hour. What was counted at a time to
-- come is forgotten: the count begins anew at the time that it is, so that nobody guesses without waiting either.
DROP FUNCTION pin_try(BIGINT, BYTEA);
CREATE FUNCTION pin_try(of_operator BIGINT, digest BYTEA) RETURNS BIGINT LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, public, guard, pg_temp AS $$
DECLARE
  now_ms BIGINT := house_ms();
  -- A clock that is only being set moves less than a minute.
  latest BIGINT := (now_ms + 60000) * 1000;
  since BIGINT;
  stands BIGINT;
  wrong BIGINT;
  wait_ms BIGINT;
  known RECORD;
BEGIN
  SELECT cleared INTO since FROM guard.pin WHERE operator_id = of_operator FOR UPDATE;
  SELECT pin_hash, active INTO known FROM operator WHERE id = of_operator;
  IF since IS NULL OR known IS NULL THEN
    RETURN -1;
  END IF;
  stands := guard.pin_count(of_operator);
  since := CASE WHEN since > latest THEN 0 ELSE since END;
  wrong := CASE WHEN stands <= since OR stands > latest THEN 0 ELSE stands % 1000 END;
  IF wrong >= 5 THEN
    wait_ms := stands / 1000 + LEAST(30000 * (1 << CAST(LEAST(wrong - 5, 7) AS INTEGER)), 3600000) - now_ms;
    IF wait_ms > 0 THEN
      RETURN (LEAST(wait_ms, 3600000) + 999) / 1000;
    END IF;
  END IF;
  -- It only goes up, but from a time to come.
  now_ms := GREATEST(now_ms, CASE WHEN stands <= latest THEN stands / 1000 END, since / 1000 + 1);
  IF known.active = 1 AND digest = sha256(convert_to(known.pin_hash, 'UTF8')) THEN
    IF wrong > 0 THEN
      PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000);
    END IF;
    RETURN 0;
  END IF;
  PERFORM setval(guard.pin_sequence(of_operator), now_ms * 1000 + LEAST(wrong + 1, 999));
  RETURN -1;
END $$;

-- roles.sql gives it to counters again.
REVOKE ALL ON FUNCTION pin_try(BIGINT, BYTEA) FROM PUBLIC;
