SELECT r.id, r.performance_id, r.before_ms, r.starts_at_ms, r.free_until_ms, r.places, r.by_mail,
  r.by_letter, COALESCE(j.data, '') AS data,
  (SELECT COUNT(*) FROM rescheduling_notice n WHERE n.rescheduling_id = r.id) AS notices
FROM rescheduling r
LEFT JOIN journal j ON j.seq = r.seq AND j.at_ms = r.at_ms AND j.operator_id = r.operator_id
  AND j.counter_id = r.counter_id AND j.action = 'performance.rescheduled'
ORDER BY r.seq
