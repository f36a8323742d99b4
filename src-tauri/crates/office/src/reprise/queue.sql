SELECT f.key, r.id, r.version, r.number, r.state, r.requested_at_ms, r.decided_at_ms, r.customer_id, c.last_name,
  c.first_name, c.email AS customer_email, s.title AS show, r.starts_at_ms, n.starts_at_ms AS plays_at_ms,
  COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat, g.name AS category,
  t.name AS rate, r.place_channel AS channel, o.number AS order_number,
  r.paid_cents, CASE WHEN r.state = 'accepted' THEN
    CAST(COALESCE((SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.reprise_id = r.id), 0) AS BIGINT)
    ELSE r.reprise_cents END AS reprise_cents,
  r.fee_cents, r.flags, w.name AS claimed_by, r.deadline_at_ms
FROM (/* page */) f
CROSS JOIN reprise r
JOIN customer c ON c.id = r.customer_id
JOIN show s ON s.id = r.show_id
JOIN place p ON p.id = r.place_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
JOIN orders o ON o.id = r.order_id
LEFT JOIN seat_named e ON e.id = p.seat_id
LEFT JOIN claim k ON k.reprise_id = r.id AND k.at_ms > :since_ms AND k.at_ms <= :until_ms
  AND k.operator_id <> :operator_id
LEFT JOIN operator w ON w.id = k.operator_id
JOIN performance n ON n.id = r.performance_id
WHERE r.number = f.number
