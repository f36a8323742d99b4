SELECT r.bucket, COUNT(*) AS count
FROM reprise r
JOIN place p ON p.id = r.place_id
WHERE 1 = 1
