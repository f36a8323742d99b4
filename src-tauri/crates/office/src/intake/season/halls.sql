SELECT id, name_key AS name, 1 AS former FROM former_name WHERE kind = 'hall'
UNION ALL
SELECT id, name, 0 AS former FROM hall
