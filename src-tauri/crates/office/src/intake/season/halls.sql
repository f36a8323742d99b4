SELECT id, name_key AS key FROM former_name WHERE kind = 'hall'
UNION ALL
SELECT id, name AS key FROM hall
