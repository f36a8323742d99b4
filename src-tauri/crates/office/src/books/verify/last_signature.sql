SELECT s.seq, s.counter_id, s.at_ms, s.body, j.hash, c.name AS counter,
  (SELECT k.data FROM journal k
    WHERE k.counter_id = s.counter_id AND k.action = 'counter.key' AND k.seq <= s.seq
    ORDER BY k.seq DESC LIMIT 1) AS told
FROM signature s
JOIN journal j ON j.seq = s.seq
JOIN counter c ON c.id = s.counter_id
ORDER BY s.seq DESC
LIMIT 1
