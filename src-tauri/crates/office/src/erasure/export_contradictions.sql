-- What another system says of the person that is otherwise here.
SELECT c.found_at_ms, c.source, c.file, c.there, c.there_value, c.here, c.here_value, c.choice, c.settled_at_ms, c.word
FROM contradiction c
JOIN customer k ON c.subject = 'customer ' || k.external_key
WHERE k.id = :customer_id
ORDER BY c.id
