-- What `export_contradictions.sql` tells, by the view of a site: it has those of who is signed in alone.
SELECT c.found_at_ms, c.source, c.file, c.there, c.there_value, c.here, c.here_value, c.choice, c.settled_at_ms, c.word
FROM /* own */contradiction c
JOIN customer k ON k.id = :customer_id
ORDER BY c.id
