SELECT j.at_ms, COALESCE(o.name, '') AS operator, j.action, j.data
FROM journal j
LEFT JOIN operator o ON o.id = j.operator_id
WHERE j.reprise_id = :reprise_id
ORDER BY j.seq
LIMIT 200
