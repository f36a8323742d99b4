SELECT COUNT(*)
FROM place p
JOIN import_seen s ON s.kind = 'place' AND s.external_key = p.external_key AND s.facts = 'cancelled'
WHERE p.id = :id
