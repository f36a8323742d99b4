-- Labels that rows of a hall had before: other systems still send them.
CREATE TABLE former_row (
  hall_id BIGINT NOT NULL REFERENCES hall (id),
  label TEXT COLLATE "C" NOT NULL,
  now TEXT NOT NULL,
  PRIMARY KEY (hall_id, label)
);
