-- One clock a house: nothing but the demo's is ever moved, and ids stay exact in JavaScript.

-- Only the demo's clock is moved, and only forward.
CREATE TRIGGER house_clock BEFORE UPDATE ON house
  WHEN NEW.clock_offset_ms <> OLD.clock_offset_ms
    AND (OLD.demo = 0 OR NEW.clock_offset_ms < OLD.clock_offset_ms)
  BEGIN SELECT RAISE(ABORT, 'append_only: house'); END;
CREATE TRIGGER head_safe BEFORE UPDATE ON head
  WHEN NEW.last_id > OLD.last_id AND NEW.last_id > 9007199254740991
  BEGIN SELECT RAISE(ABORT, 'append_only: head'); END;
