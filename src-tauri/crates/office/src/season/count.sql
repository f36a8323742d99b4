SELECT COUNT(*)
FROM performance f
JOIN show s ON s.id = f.show_id
WHERE 1 = 1/* conditions */
