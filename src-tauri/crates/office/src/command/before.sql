SELECT h.last_id, h.seq, h.hash, j.at_ms AS last_at_ms,
  COALESCE(j.sealed, 0) AS sealed,
  (SELECT COUNT(*) FROM touched t WHERE t.stray = 0) AS touched,
  (SELECT COALESCE(MAX(g.seq), 0) FROM signature g) AS signed,
  (SELECT u.at_ms FROM journal_chain u WHERE u.seq = 1 + (SELECT COALESCE(MAX(g.seq), 0) FROM signature g)) AS unsigned_ms,
  e.name, e.address, e.siret, e.licence, e.contact, e.time_zone, e.demo, e.clock_offset_ms,
  k.revoked_at_ms, k.waiting, n.name AS counter, w.role AS operator_role, w.active AS operator_active,
  (SELECT body FROM setting WHERE setting.name = 'moved') AS moved,
  c.name AS given_name, c.args AS given_args, c.args_version AS given_version, c.answer
FROM head h
LEFT JOIN journal_chain j ON j.seq = h.seq
LEFT JOIN house e ON e.id = 1
LEFT JOIN counter_key k ON k.counter_id = :counter_id
LEFT JOIN counter n ON n.id = k.counter_id
LEFT JOIN operator w ON w.id = :operator_id
LEFT JOIN command c ON c.id = :id
WHERE h.id = 1
