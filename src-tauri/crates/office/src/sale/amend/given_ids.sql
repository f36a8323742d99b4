SELECT p.id
FROM amendment_place g
JOIN place p ON p.id = g.place_id
WHERE g.amendment_id = :id
ORDER BY p.rank, p.id
