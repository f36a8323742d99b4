SELECT name, address, siret, licence, contact, time_zone, demo, clock_offset_ms,
  (SELECT body FROM setting WHERE setting.name = 'moved') AS moved
FROM house
WHERE id = 1
