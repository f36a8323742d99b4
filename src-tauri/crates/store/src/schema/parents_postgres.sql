SELECT DISTINCT r.relname::TEXT AS table_name, p.relname::TEXT AS parent
FROM pg_constraint AS k
JOIN pg_class AS r ON r.oid = k.conrelid
JOIN pg_class AS p ON p.oid = k.confrelid
JOIN pg_namespace AS n ON n.oid = r.relnamespace AND n.nspname = current_schema()
WHERE k.contype = 'f'
ORDER BY 1, 2
