SELECT h.seq, h.hash, (SELECT COUNT(j.seal) FROM journal j WHERE j.seq = h.seq) AS sealed,
  (SELECT COALESCE(MAX(g.seq), 0) FROM signature g) AS signed,
  (SELECT u.at_ms FROM journal u WHERE u.seq = 1 + (SELECT COALESCE(MAX(g.seq), 0) FROM signature g)) AS unsigned_ms
FROM head h
WHERE h.id = 1
