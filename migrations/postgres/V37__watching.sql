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

-- What follows is for a server.
SELECT guard.allow('settings.notices', 'setting');
