SELECT id, name_key AS key FROM former_name WHERE kind = 'rate'
UNION ALL
SELECT id, name_key AS key FROM rate
