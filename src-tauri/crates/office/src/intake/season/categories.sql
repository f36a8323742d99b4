SELECT id, name_key AS key FROM former_name WHERE kind = 'category'
UNION ALL
SELECT id, name_key AS key FROM category
