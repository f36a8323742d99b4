SELECT h.seq, h.hash, COALESCE((SELECT j.sealed FROM journal_chain j WHERE j.seq = h.seq), 0) AS sealed,
  (SELECT COALESCE(MAX(g.seq), 0) FROM signature g) AS signed,
  (SELECT u.at_ms FROM journal_chain u WHERE u.seq = 1 + (SELECT COALESCE(MAX(g.seq), 0) FROM signature g)) AS unsigned_ms
FROM head h
WHERE h.id = 1
