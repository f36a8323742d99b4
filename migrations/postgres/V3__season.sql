-- A season made here: rows of a hall, names no longer offered, sales that open and close.

ALTER TABLE show ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

ALTER TABLE hall ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

ALTER TABLE category ADD COLUMN retired BIGINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE category ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- Who may have a rate: a sentence for the agent.
ALTER TABLE rate ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE rate ADD COLUMN retired BIGINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE rate ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- A seat that was ever sold does not vanish: it is withdrawn from sale.
ALTER TABLE seat ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
-- Free seating: the number counts places, nobody is shown to it.
ALTER TABLE seat ADD COLUMN unplaced BIGINT NOT NULL DEFAULT 0 CHECK (unplaced IN (0, 1));

ALTER TABLE performance ADD COLUMN opens_at_ms BIGINT;
ALTER TABLE performance ADD COLUMN closes_at_ms BIGINT;
ALTER TABLE performance ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- Names that halls, categories and rates had before: other systems still send them.
CREATE TABLE former_name (
  kind TEXT NOT NULL CHECK (kind IN ('hall', 'category', 'rate')),
  name_key TEXT COLLATE "C" NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (kind, name_key)
);

CREATE INDEX place_seat ON place (seat_id) WHERE seat_id IS NOT NULL;
CREATE INDEX seat_category ON seat (category_id);
CREATE INDEX performance_hall ON performance (hall_id, starts_at_ms);
