-- The site of the house: codes by which customers sign in, their sessions, and how often somebody tried within an hour.
-- None of it is money or a record: it ends by comparison of the house's time, and old rows are taken away.

CREATE TABLE site_request (
  -- The hash of what the browser keeps that asked.
  browser BLOB PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  tries INTEGER NOT NULL CHECK (tries >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_code (
  browser BLOB NOT NULL REFERENCES site_request (browser),
  -- Of what the browser keeps and the six digits: the code is good in that browser alone.
  hash BLOB NOT NULL,
  until_ms INTEGER NOT NULL,
  PRIMARY KEY (browser, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_session (
  -- The hash of the token.
  token BLOB PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  -- One of the customers of the mailbox, once chosen.
  customer_id INTEGER REFERENCES customer (id),
  since_ms INTEGER NOT NULL,
  seen_at_ms INTEGER NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX site_session_mailbox ON site_session (email_key);

CREATE TABLE site_limit (
  -- What is counted and whose it is, as a hash.
  key TEXT PRIMARY KEY,
  -- When its hour began.
  from_ms INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT, WITHOUT ROWID;
