-- Seats that a basket holds, until a time of the house. A row decides no sale and is no record: it ends by comparison, and
-- whoever comes next takes the same row over. Who took it from whom is kept for the basket that lost it.
CREATE TABLE seat_hold (
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  seat_id INTEGER NOT NULL REFERENCES seat (id),
  counter_id INTEGER NOT NULL REFERENCES counter (id),
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  -- When its basket was last worked on.
  at_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  from_counter_id INTEGER REFERENCES counter (id),
  from_operator_id INTEGER REFERENCES operator (id),
  PRIMARY KEY (performance_id, seat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_hold_basket ON seat_hold (operator_id, counter_id);
CREATE INDEX seat_hold_seat ON seat_hold (seat_id);
CREATE INDEX seat_hold_until ON seat_hold (until_ms);

-- The same with the names of whose it is.
CREATE VIEW seat_held AS
SELECT h.performance_id, h.seat_id, h.counter_id, h.operator_id, h.at_ms, h.until_ms,
  COALESCE(h.from_counter_id, 0) AS from_counter_id, COALESCE(h.from_operator_id, 0) AS from_operator_id,
  k.name AS counter, o.name AS operator
FROM seat_hold h
JOIN counter k ON k.id = h.counter_id
JOIN operator o ON o.id = h.operator_id;
