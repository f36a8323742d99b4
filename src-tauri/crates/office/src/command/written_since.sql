SELECT DISTINCT c.name
FROM journal j
LEFT JOIN command c ON c.id = j.command_id
WHERE j.seq > :seq
