SELECT d.id, d.found_at_ms, d.file, d.line, d.order_id, d.order_number, d.place, d.there, d.there_value, d.here,
  d.here_value, COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name, d.reprise_id,
  r.number, r.state, r.decided_at_ms, COALESCE(k.name, '') AS decided_by, d.choice, d.word, d.settled_at_ms,
  COALESCE(w.name, '') AS settled_by
FROM contradiction d
LEFT JOIN orders o ON o.id = d.order_id
LEFT JOIN customer c ON c.id = o.customer_id
LEFT JOIN reprise r ON r.id = d.reprise_id
LEFT JOIN operator k ON k.id = r.decided_by
LEFT JOIN operator w ON w.id = d.settled_by
