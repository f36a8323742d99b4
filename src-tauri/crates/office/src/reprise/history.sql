SELECT j.at_ms, COALESCE(o.name, '') AS operator, j.action, j.data
FROM journal j
LEFT JOIN operator o ON o.id = j.operator_id
WHERE j.reprise_id = ?1
ORDER BY j.seq
LIMIT 200
