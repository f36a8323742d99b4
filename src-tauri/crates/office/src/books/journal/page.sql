SELECT j.seq, j.at_ms, COALESCE(w.name, '') AS operator, COALESCE(k.name, '') AS counter, j.action,
  j.data, n.body AS note, j.customer_id, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name, COALESCE(o.number, '') AS order_number
FROM journal j
LEFT JOIN journal_note n ON n.seq = j.seq
LEFT JOIN operator w ON w.id = j.operator_id
LEFT JOIN counter k ON k.id = j.counter_id
LEFT JOIN customer c ON c.id = j.customer_id
LEFT JOIN orders o ON o.id = j.order_id
