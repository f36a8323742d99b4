-- Seats that are out of sale for one performance: what they are kept for, in which words, and by whom. A row that is put
-- back is taken away; the journal has both. A change of the evening's hall takes its rows away with it.
CREATE TABLE seat_out (
  performance_id INTEGER NOT NULL REFERENCES performance (id),
  seat_id INTEGER NOT NULL REFERENCES seat (id),
  kind TEXT NOT NULL CHECK (kind IN ('technical', 'house', 'companion')),
  reason TEXT NOT NULL,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  at_ms INTEGER NOT NULL,
  -- The row of the journal that tells it.
  seq INTEGER NOT NULL,
  PRIMARY KEY (performance_id, seat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_out_seat ON seat_out (seat_id);

-- The same with the name of whoever put it out.
CREATE VIEW seat_out_by AS
SELECT b.performance_id, b.seat_id, b.kind, b.reason, b.at_ms, w.name AS operator
FROM seat_out b
JOIN operator w ON w.id = b.operator_id;

CREATE TRIGGER seat_out_no_update BEFORE UPDATE ON seat_out
  BEGIN SELECT RAISE(ABORT, 'append_only: seat_out'); END;
-- It belongs to a row of the journal that is about to be written, and nobody has the seat.
CREATE TRIGGER seat_out_follows BEFORE INSERT ON seat_out
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    EXISTS (SELECT 1 FROM head WHERE NEW.seq <= seq)
    OR EXISTS (SELECT 1 FROM place x WHERE x.performance_id = NEW.performance_id AND x.seat_id = NEW.seat_id
      AND x.state IN ('live', 'pending')))
  BEGIN SELECT RAISE(ABORT, 'append_only: seat_out'); END;

CREATE TRIGGER seat_out_touched_insert AFTER INSERT ON seat_out
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'seat_out', NEW.performance_id, NEW.seat_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER seat_out_touched_update AFTER UPDATE OF
  kind, reason, operator_id, at_ms, seq
  ON seat_out
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'seat_out', NEW.performance_id, NEW.seat_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER seat_out_touched_delete AFTER DELETE ON seat_out
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a, b) SELECT 'seat_out', OLD.performance_id, OLD.seat_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
