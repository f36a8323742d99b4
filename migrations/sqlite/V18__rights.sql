-- A counter that registers in a shared house waits until a supervisor lets it in. In a file there is one
-- counter, which never waits.
ALTER TABLE counter_key ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));
