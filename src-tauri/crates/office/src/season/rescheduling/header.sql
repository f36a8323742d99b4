SELECT s.title AS show, r.starts_at_ms,
  (SELECT COUNT(*) FROM rescheduling_copy c WHERE c.rescheduling_id = r.id) AS copies
FROM rescheduling r
JOIN performance f ON f.id = r.performance_id
JOIN show s ON s.id = f.show_id
WHERE r.id = :id
