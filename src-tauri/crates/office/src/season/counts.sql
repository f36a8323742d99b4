SELECT
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id AND p.state = 'pending') AS pending,
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id AND p.state = 'taken_back')
    AS taken_back,
  s.version AS show_version
FROM performance f
JOIN show s ON s.id = f.show_id
WHERE f.id = :id
