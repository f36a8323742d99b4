-- A hall as it was drawn elsewhere: its levels, rows and areas, and where each seat is, in hundredths. The seats
-- themselves are rows of their own; a drawing that lacks one of them is not used.
CREATE TABLE hall_plan (
  hall_id BIGINT PRIMARY KEY REFERENCES hall (id),
  body TEXT NOT NULL
);

SELECT guard.notes_rows('hall_plan', 'a', '@.hall_id', ARRAY['body']);

-- What follows is for a server: which actions may write it.
SELECT guard.watch('hall_plan');
SELECT guard.allow('hall.planned', 'hall_plan hall hall_made seat former_name');

-- These are for the triggers alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
