-- Mails say why they wait and who has them in hand; a line to the server is held by one counter at a time.

-- A code that the window has a sentence for; the server's own words stay in `error`.
ALTER TABLE mail ADD COLUMN reason TEXT;
-- The program that has it in hand, while it is leaving.
ALTER TABLE mail ADD COLUMN holder TEXT;
-- When its text began to go over the line: from here on, a death leaves it in doubt.
ALTER TABLE mail ADD COLUMN handed_at_ms INTEGER;
-- When its present tries began, where someone asked for it again.
ALTER TABLE mail ADD COLUMN since_ms INTEGER;
-- When a person told the customer otherwise.
ALTER TABLE mail ADD COLUMN settled_at_ms INTEGER;

-- How the line of each counter is.
CREATE TABLE mail_line (
  counter_id INTEGER PRIMARY KEY REFERENCES counter (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'away', 'paused')),
  reason TEXT,
  answer TEXT,
  failures INTEGER NOT NULL,
  since_ms INTEGER NOT NULL,
  retry_at_ms INTEGER NOT NULL
) STRICT;

-- Which program may send, until when: one row.
CREATE TABLE mail_lease (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  holder TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT;
