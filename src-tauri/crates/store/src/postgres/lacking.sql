WITH place AS (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relowner, c.relkind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'site') AND c.relkind IN ('r', 'v')
), wanted AS (
  SELECT w.privilege, w.name, w.col, p.oid
  FROM unnest($1::TEXT[], $2::TEXT[], $3::TEXT[]) AS w (privilege, name, col)
  LEFT JOIN place p ON p.schema || '.' || p.name = CASE WHEN w.name LIKE '%.%' THEN w.name ELSE 'public.' || w.name END
  UNION ALL
  SELECT a.privilege, p.name, '', p.oid
  FROM (SELECT DISTINCT privilege FROM unnest($4::TEXT[]) AS privilege) a CROSS JOIN place p
  WHERE p.schema = 'public' AND p.relowner = (SELECT relowner FROM place WHERE schema = 'public' AND name = 'head')
    AND NOT EXISTS (SELECT 1 FROM unnest($4::TEXT[], $5::TEXT[]) AS b (privilege, name)
      WHERE b.privilege = a.privilege AND b.name = p.name)
), lacked AS (
  SELECT privilege, name, col FROM wanted
  WHERE oid IS NULL OR NOT CASE WHEN col = '' THEN has_table_privilege(oid, privilege)
    ELSE COALESCE(has_column_privilege(oid, col, privilege), false) END
)
SELECT * FROM (
  SELECT 'USAGE' AS "right", 'SCHEMA ' || s AS place, 1 AS nth FROM unnest($7::TEXT[]) AS s
  WHERE NOT EXISTS (SELECT 1 FROM pg_namespace n WHERE n.nspname = s AND has_schema_privilege(n.oid, 'USAGE'))
  UNION ALL
  SELECT privilege || CASE WHEN bool_or(col = '') THEN '' ELSE ' (' || string_agg(col, ', ' ORDER BY col) || ')' END, name, 2
  FROM lacked GROUP BY privilege, name
  UNION ALL
  SELECT 'EXECUTE', 'FUNCTION ' || f, 3 FROM unnest($6::TEXT[]) AS f
  WHERE NOT EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname || '.' || p.proname = CASE WHEN f LIKE '%.%' THEN f ELSE 'public.' || f END
      AND has_function_privilege(p.oid, 'EXECUTE'))
) l
WHERE EXISTS (SELECT 1 FROM place WHERE schema = 'public' AND name = 'head')
ORDER BY nth, place, "right"
