-- Where the journal ends, and how often a supervisor said behind a row of it that the clock is right.
SELECT h.seq AS row_seq, j.at_ms AS last_at_ms,
  (SELECT COUNT(*) FROM journal c WHERE c.seq > :row AND c.action = 'clock.confirmed') AS confirmed
FROM head h
LEFT JOIN journal j ON j.seq = h.seq
WHERE h.id = 1
