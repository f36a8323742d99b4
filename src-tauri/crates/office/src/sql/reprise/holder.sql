SELECT c.operator_id, o.name
FROM claim c
JOIN operator o ON o.id = c.operator_id
WHERE c.reprise_id = ?1 AND c.at_ms > ?2
