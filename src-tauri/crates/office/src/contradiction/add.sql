INSERT INTO contradiction (id, mark, source, subject, file, line, found_at_ms, order_id, place_id, reprise_id,
  order_number, place, there, there_value, here, here_value, choice, settled_at_ms, settled_by, word)
VALUES (:id, :mark, :source, :subject, :file, :line, :found_at_ms, :order_id, :place_id, :reprise_id,
  :order_number, :place, :there, :there_value, :here, :here_value, NULL, NULL, NULL, '')
