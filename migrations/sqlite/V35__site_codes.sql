-- Codes by which customers sign in are drawn by what mails them. Whoever asks for one puts in a row without it, and neither
-- reads nor sets what it is known by.
DROP TABLE site_code;
CREATE TABLE site_code (
  browser BLOB NOT NULL REFERENCES site_request (browser),
  -- Which code of its request it is, from 1 up.
  nth INTEGER NOT NULL CHECK (nth > 0),
  for_what TEXT NOT NULL CHECK (for_what IN ('sign_in', 'address')),
  locale TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
  until_ms INTEGER NOT NULL,
  -- Of the request's key and the six digits; nothing until it is drawn.
  hash BLOB,
  drawn_at_ms INTEGER,
  PRIMARY KEY (browser, nth),
  CHECK ((hash IS NULL) = (drawn_at_ms IS NULL))
) STRICT;
CREATE INDEX site_code_waiting ON site_code (until_ms) WHERE drawn_at_ms IS NULL;
CREATE TRIGGER site_code_once BEFORE UPDATE ON site_code
WHEN OLD.drawn_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only: site_code'); END;

-- What was typed last, hashed as a code is.
ALTER TABLE site_request ADD COLUMN tried BLOB;
-- The transaction that typed it, on a server. It is not told whether that was right: it could take the try back.
ALTER TABLE site_request ADD COLUMN tried_in INTEGER;

-- Requests whose code was typed.
CREATE VIEW site_entered AS
SELECT r.browser, c.for_what, c.until_ms
FROM site_request r
JOIN site_code c ON c.browser = r.browser AND c.hash = r.tried;
