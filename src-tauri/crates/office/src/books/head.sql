SELECT h.seq, h.hash, (SELECT COUNT(j.seal) FROM journal j WHERE j.seq = h.seq) AS sealed
FROM head h
WHERE h.id = 1
