SELECT h.name, h.address, h.siret, h.licence, h.contact, h.time_zone, h.demo, h.clock_offset_ms,
  k.revoked_at_ms, n.name AS counter,
  (SELECT body FROM setting WHERE setting.name = 'moved') AS moved
FROM house h
LEFT JOIN counter_key k ON k.counter_id = ?1
LEFT JOIN counter n ON n.id = k.counter_id
WHERE h.id = 1
