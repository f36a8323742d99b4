-- A hall as it was drawn elsewhere: its levels, rows and areas, and where each seat is, in hundredths. The seats
-- themselves are rows of their own; a drawing that lacks one of them is not used.
CREATE TABLE hall_plan (
  hall_id INTEGER PRIMARY KEY REFERENCES hall (id),
  body TEXT NOT NULL
) STRICT;

CREATE TRIGGER hall_plan_touched_insert AFTER INSERT ON hall_plan
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall_plan', NEW.hall_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER hall_plan_touched_update AFTER UPDATE OF body ON hall_plan
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall_plan', NEW.hall_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER hall_plan_touched_delete AFTER DELETE ON hall_plan
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0)
  BEGIN INSERT INTO touched (name, a) SELECT 'hall_plan', OLD.hall_id WHERE 1 = 1
    ON CONFLICT DO NOTHING; END;
