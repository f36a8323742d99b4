SELECT h.seq AS rows, j.at_ms, j.hash
FROM head h
LEFT JOIN journal j ON j.seq = :row
WHERE h.id = 1
