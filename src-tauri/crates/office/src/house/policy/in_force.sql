WITH newest AS (
  SELECT id, scope, scope_id, version, body,
    CASE scope WHEN 'performance' THEN 1 WHEN 'show' THEN 2 ELSE 3 END AS width,
    ROW_NUMBER() OVER (PARTITION BY scope ORDER BY version DESC) AS age
  FROM policy
  WHERE (scope = 'performance' AND scope_id = :performance_id)
    OR (scope = 'show' AND scope_id = :show_id)
    OR (scope = 'house' AND scope_id = 0)
)
SELECT id, scope, scope_id, version, body
FROM newest
WHERE age = 1 AND body IS NOT NULL
ORDER BY width
LIMIT 1
