-- The site of the house: codes by which customers sign in, their sessions, and how often somebody tried within an hour.
-- None of it is money or a record: it ends by comparison of the house's time, and old rows are taken away.

CREATE TABLE site_request (
  -- The hash of what the browser keeps that asked.
  browser BYTEA PRIMARY KEY,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  at_ms BIGINT NOT NULL,
  tries BIGINT NOT NULL CHECK (tries >= 0)
);

CREATE TABLE site_code (
  browser BYTEA NOT NULL REFERENCES site_request (browser),
  -- Of what the browser keeps and the six digits: the code is good in that browser alone.
  hash BYTEA NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (browser, hash)
);

CREATE TABLE site_session (
  -- The hash of the token.
  token BYTEA PRIMARY KEY,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  -- One of the customers of the mailbox, once chosen.
  customer_id BIGINT REFERENCES customer (id),
  since_ms BIGINT NOT NULL,
  seen_at_ms BIGINT NOT NULL,
  agent TEXT COLLATE "C" NOT NULL
);
CREATE INDEX site_session_mailbox ON site_session (email_key);

CREATE TABLE site_limit (
  -- What is counted and whose it is, as a hash.
  key TEXT COLLATE "C" PRIMARY KEY,
  -- When its hour began.
  from_ms BIGINT NOT NULL,
  count BIGINT NOT NULL CHECK (count >= 0)
);
