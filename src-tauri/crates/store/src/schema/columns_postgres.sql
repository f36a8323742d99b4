SELECT r.relname::TEXT AS table_name, a.attname::TEXT AS column_name,
  format_type(a.atttypid, NULL)::TEXT AS kind,
  COALESCE((
    SELECT k.rank
    FROM pg_index AS i, unnest(i.indkey::INT2[]) WITH ORDINALITY AS k (attnum, rank)
    WHERE i.indrelid = r.oid AND i.indisprimary AND k.attnum = a.attnum
  ), 0)::BIGINT AS key_rank
FROM pg_class AS r
JOIN pg_namespace AS n ON n.oid = r.relnamespace AND n.nspname = current_schema()
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attgenerated = ''
WHERE r.relkind IN ('r', 'p') AND r.relname NOT LIKE 'refinery\_%'
ORDER BY r.relname::TEXT COLLATE "C", a.attname::TEXT COLLATE "C"
