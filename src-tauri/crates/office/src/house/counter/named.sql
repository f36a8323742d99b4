SELECT c.id, CASE WHEN k.counter_id IS NULL THEN 0 ELSE 1 END AS keyed
FROM counter c
LEFT JOIN counter_key k ON k.counter_id = c.id
WHERE c.name = :name
