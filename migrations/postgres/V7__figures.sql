-- What keeps lists quick on a million rows.

-- A word is found by what it is of the customer, then in the order of names: a page needs no sort.
CREATE TABLE customer_word_next (
  -- 0 begins the name, 1 is another word of the name, 2 a part of the address or the phone's
  -- digits, 3 the whole address.
  kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 3),
  word TEXT COLLATE "C" NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  PRIMARY KEY (kind, word, name_key, customer_id)
);
INSERT INTO customer_word_next (kind, word, name_key, customer_id)
SELECT CASE
    WHEN strpos(w.word, '@') > 0 AND w.word = substr(c.email_key, 1, 64) THEN 3
    WHEN strpos(c.name_key || ' ', w.word || ' ') = 1 THEN 0
    WHEN strpos(' ' || c.name_key || ' ', ' ' || w.word || ' ') > 0 THEN 1
    ELSE 2 END, w.word, c.name_key, w.customer_id
FROM customer_word w
JOIN customer c ON c.id = w.customer_id;
DROP TABLE customer_word;
ALTER TABLE customer_word_next RENAME TO customer_word;
ALTER INDEX customer_word_next_pkey RENAME TO customer_word_pkey;
CREATE INDEX customer_word_customer ON customer_word (customer_id, word, kind);

-- The channel a place was sold by, frozen on its request: the queue is filtered by it.
ALTER TABLE reprise ADD COLUMN place_channel TEXT COLLATE "C" NOT NULL DEFAULT '';
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
CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, state);
CREATE INDEX reprise_by_customer ON reprise (bucket, customer_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_show ON reprise (bucket, show_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_place ON reprise (bucket, place_key, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_paid ON reprise (bucket, paid_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_reprise ON reprise (bucket, reprise_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_fee ON reprise (bucket, fee_cents, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);
CREATE INDEX reprise_by_state ON reprise (bucket, state, number)
  INCLUDE (show_id, performance_id, place_channel, requested_at_ms);
CREATE INDEX reprise_by_start ON reprise (bucket, starts_at_ms, number)
  INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms);

-- Every word a request is found by: those of its search key.
CREATE TABLE reprise_word (
  word TEXT COLLATE "C" NOT NULL,
  reprise_id BIGINT NOT NULL REFERENCES reprise (id),
  PRIMARY KEY (word, reprise_id)
);
INSERT INTO reprise_word (word, reprise_id)
SELECT DISTINCT w.word, r.id
FROM reprise r
CROSS JOIN LATERAL unnest(string_to_array(r.search_key, ' ')) AS w (word)
WHERE w.word <> '';

-- How many requests a performance has in each state; performance 0 is the whole house.
CREATE TABLE reprise_count (
  performance_id BIGINT NOT NULL,
  show_id BIGINT NOT NULL,
  place_channel TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  count BIGINT NOT NULL CHECK (count >= 0),
  PRIMARY KEY (performance_id, place_channel, state)
);
CREATE INDEX reprise_count_show ON reprise_count (show_id, performance_id);
WITH s (state) AS (VALUES ('requested'), ('held'), ('awaiting_supervisor'), ('accepted'),
  ('refused'), ('withdrawn'), ('duplicate'), ('moot'), ('reversed'))
INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
SELECT r.performance_id, r.show_id, r.place_channel, s.state,
  CAST(SUM(CASE WHEN r.state = s.state THEN 1 ELSE 0 END) AS BIGINT)
FROM reprise r CROSS JOIN s
GROUP BY r.performance_id, r.show_id, r.place_channel, s.state;
INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
SELECT 0, 0, place_channel, state, CAST(SUM(count) AS BIGINT) FROM reprise_count GROUP BY place_channel, state;
