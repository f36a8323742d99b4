SELECT r.id, r.at_ms, o.name AS operator, r.before_ms, r.starts_at_ms, r.free_until_ms, r.places,
  r.by_mail, r.by_letter,
  (SELECT COUNT(*) FROM rescheduling_copy c WHERE c.rescheduling_id = r.id) AS copies
FROM rescheduling r
JOIN operator o ON o.id = r.operator_id
WHERE r.performance_id = :performance_id
ORDER BY r.seq DESC
LIMIT 20
