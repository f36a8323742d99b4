SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, c.pk AS key_rank
FROM sqlite_master AS m
JOIN pragma_table_info(m.name) AS c
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND m.name NOT LIKE 'refinery\_%' ESCAPE '\'
ORDER BY m.name, c.name
