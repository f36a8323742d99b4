-- A counter that registers in a shared house waits until a supervisor lets it in. In a file there is one
-- counter, which never waits.
ALTER TABLE counter_key ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));

-- That it waits is sealed too.
DROP TRIGGER counter_key_touched_update;
CREATE TRIGGER counter_key_touched_update AFTER UPDATE OF
  key_hash, revoked_at_ms, version, waiting
  ON counter_key
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'counter_key', NEW.counter_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
