SELECT name, address, siret, licence, contact, time_zone
FROM former_house
WHERE seq > :seq
ORDER BY seq
LIMIT 1
