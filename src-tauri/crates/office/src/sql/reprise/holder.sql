SELECT c.reprise_id, c.operator_id, o.name
FROM claim c
JOIN operator o ON o.id = c.operator_id
WHERE c.at_ms > ?1 AND c.reprise_id IN (?2)
