SELECT name, address, siret, licence, contact, time_zone, demo, clock_offset_ms
FROM house
WHERE id = 1
