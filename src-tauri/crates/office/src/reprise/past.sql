SELECT r.id, r.number, s.title AS show, r.starts_at_ms, r.state,
  CASE WHEN r.state = 'accepted' THEN
    CAST(COALESCE((SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.reprise_id = r.id), 0) AS BIGINT)
    ELSE r.reprise_cents END AS reprise_cents,
  r.requested_at_ms
FROM reprise r
JOIN show s ON s.id = r.show_id
WHERE r.customer_id = :customer_id AND r.id <> :id
ORDER BY r.requested_at_ms DESC, r.id DESC
LIMIT 20
