-- PINs that were refused at a counter and that no row of the journal tells yet: a row comes once a minute at most.
CREATE TABLE pin_refused (
  counter_id BIGINT PRIMARY KEY REFERENCES counter (id),
  -- When the last row told of some.
  told_at_ms BIGINT NOT NULL,
  -- How many were refused since.
  count BIGINT NOT NULL CHECK (count >= 0),
  -- Whose they should have been, where all were of the same operator.
  operator_id BIGINT REFERENCES operator (id)
);

-- What waits for a person, from when it was found until it is over: the administrator is told of each once.
CREATE TABLE notice (
  what TEXT COLLATE "C" PRIMARY KEY,
  since_ms BIGINT NOT NULL,
  -- When the mail that tells it was handed over; nothing before.
  told_at_ms BIGINT
);

-- Where a counter's key is used. Two places at once are two folders with the same key: one of them is a copy.
ALTER TABLE counter_presence ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE counter_presence ADD COLUMN place_seen_ms BIGINT NOT NULL DEFAULT 0;
-- The other place, when it was seen, and since when both are known to be used at once.
ALTER TABLE counter_presence ADD COLUMN rival TEXT NOT NULL DEFAULT '';
ALTER TABLE counter_presence ADD COLUMN rival_seen_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE counter_presence ADD COLUMN twice_ms BIGINT;
-- The place that a supervisor said is the copy.
ALTER TABLE counter_presence ADD COLUMN barred TEXT NOT NULL DEFAULT '';
-- The schema that its program works with; 0 where it does not say.
ALTER TABLE counter_presence ADD COLUMN schema BIGINT NOT NULL DEFAULT 0;

-- What follows is for a server.
SELECT guard.allow('settings.notices', 'setting');
