-- What a file said of the person. Nobody settles it any more.
UPDATE contradiction
SET mark = 'erased ' || CAST(id AS TEXT), subject = '', place = '', there_value = '', here_value = '', word = '',
  choice = COALESCE(choice, :choice), settled_at_ms = COALESCE(settled_at_ms, :at_ms),
  settled_by = CASE WHEN COALESCE(choice, :choice) = 'agreed' THEN settled_by ELSE COALESCE(settled_by, :settled_by) END
WHERE subject = :subject
