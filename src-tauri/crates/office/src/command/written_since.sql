SELECT DISTINCT c.name
FROM journal j
LEFT JOIN command c ON c.id = j.command_id
-- Who signed in changes nothing that a page shows.
WHERE j.seq > :seq AND j.action NOT IN ('operator.signed_in', 'operator.pin_refused')
