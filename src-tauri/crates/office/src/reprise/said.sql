SELECT there, there_value
FROM contradiction
WHERE reprise_id = :reprise_id AND choice IS NULL
ORDER BY id
