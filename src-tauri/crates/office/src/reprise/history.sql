SELECT j.at_ms, COALESCE(o.name, '') AS operator, j.action, j.data
FROM journal j
LEFT JOIN operator o ON o.id = j.operator_id
WHERE j.order_id = (SELECT r.order_id FROM reprise r WHERE r.id = :reprise_id)
  AND j.reprise_id = :reprise_id
ORDER BY j.seq
LIMIT 200
