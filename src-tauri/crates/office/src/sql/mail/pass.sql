SELECT m.date_ms, m.id
FROM mail m
WHERE (m.date_ms, m.id) < (?1, ?2)
