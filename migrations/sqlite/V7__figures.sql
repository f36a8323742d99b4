-- What keeps lists quick on a million rows.

-- A word is found by what it is of the customer, then in the order of names: a page needs no sort.
CREATE TABLE customer_word_next (
  -- 0 begins the name, 1 is another word of the name, 2 a part of the address or the phone's
  -- digits, 3 the whole address.
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  word TEXT NOT NULL,
  name_key TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  PRIMARY KEY (kind, word, name_key, customer_id)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_word_next (kind, word, name_key, customer_id)
SELECT CASE
    WHEN instr(w.word, '@') > 0 AND w.word = substr(c.email_key, 1, 64) THEN 3
    WHEN instr(c.name_key || ' ', w.word || ' ') = 1 THEN 0
    WHEN instr(' ' || c.name_key || ' ', ' ' || w.word || ' ') > 0 THEN 1
    ELSE 2 END, w.word, c.name_key, w.customer_id
FROM customer_word w
JOIN customer c ON c.id = w.customer_id;
DROP TABLE customer_word;
ALTER TABLE customer_word_next RENAME TO customer_word;
CREATE INDEX customer_word_customer ON customer_word (customer_id, word, kind);

-- The channel a place was sold by, frozen on its request: the queue is filtered by it.
ALTER TABLE reprise ADD COLUMN place_channel TEXT NOT NULL DEFAULT '';
UPDATE reprise SET place_channel = (SELECT p.channel FROM place p WHERE p.id = reprise.place_id);
CREATE INDEX reprise_channel ON reprise (place_channel, id);

-- Each order of the queue carries what the queue is filtered by: a row that does not match is
-- passed without being looked up. Among equals the number decides, which is in the order of ids: on
-- SQLite a pair that ends in the primary key would be sought by its first half alone.
DROP INDEX reprise_received;
DROP INDEX reprise_by_customer;
DROP INDEX reprise_by_show;
DROP INDEX reprise_by_place;
DROP INDEX reprise_by_paid;
DROP INDEX reprise_by_reprise;
DROP INDEX reprise_by_fee;
DROP INDEX reprise_by_state;
DROP INDEX reprise_by_start;
CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, number,
  show_id, performance_id, place_channel, state);
CREATE INDEX reprise_by_customer ON reprise (bucket, customer_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_show ON reprise (bucket, show_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_place ON reprise (bucket, place_key, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_paid ON reprise (bucket, paid_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_reprise ON reprise (bucket, reprise_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_fee ON reprise (bucket, fee_cents, number,
  show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_state ON reprise (bucket, state, number,
  show_id, performance_id, place_channel, requested_at_ms);
CREATE INDEX reprise_by_start ON reprise (bucket, starts_at_ms, number,
  show_id, performance_id, place_channel, state, requested_at_ms);

-- Every word a request is found by: those of its search key.
CREATE TABLE reprise_word (
  word TEXT NOT NULL,
  reprise_id INTEGER NOT NULL REFERENCES reprise (id),
  PRIMARY KEY (word, reprise_id)
) STRICT, WITHOUT ROWID;
WITH RECURSIVE split (id, word, rest) AS (
  SELECT id, '', search_key || ' ' FROM reprise
  UNION ALL
  SELECT id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
  FROM split WHERE rest <> ''
)
INSERT INTO reprise_word (word, reprise_id) SELECT DISTINCT word, id FROM split WHERE word <> '';

-- How many requests a performance has in each state; performance 0 is the whole house.
CREATE TABLE reprise_count (
  performance_id INTEGER NOT NULL,
  show_id INTEGER NOT NULL,
  place_channel TEXT NOT NULL,
  state TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (performance_id, place_channel, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX reprise_count_show ON reprise_count (show_id, performance_id);
WITH s (state) AS (VALUES ('requested'), ('held'), ('awaiting_supervisor'), ('accepted'),
  ('refused'), ('withdrawn'), ('duplicate'), ('moot'), ('reversed'))
INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
SELECT r.performance_id, r.show_id, r.place_channel, s.state,
  SUM(CASE WHEN r.state = s.state THEN 1 ELSE 0 END)
FROM reprise r CROSS JOIN s
GROUP BY r.performance_id, r.show_id, r.place_channel, s.state;
INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
SELECT 0, 0, place_channel, state, SUM(count) FROM reprise_count GROUP BY place_channel, state;
