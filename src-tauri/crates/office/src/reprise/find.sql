SELECT r.id, r.number, r.version, r.state, r.place_id, r.order_id, o.number AS order_number,
  r.customer_id, c.last_name, c.first_name, c.email AS customer_email, c.locale, r.requested_at_ms,
  r.paid_cents, r.reprise_cents, y.body AS policy, r.terms_version, r.needs_signature,
  r.proposed_by, r.decided_by, d.name AS decided_by_name, r.decided_at_ms, r.reason_code, r.sentence,
  (SELECT x.at_ms FROM erasure x WHERE x.customer_id = r.customer_id) AS erased_at_ms,
  (SELECT COUNT(*) FROM payment m WHERE m.order_id = r.order_id) > 0 AS paid_here,
  o.state AS order_state, COALESCE(o.customer_id, 0) AS order_customer_id,
  (SELECT COUNT(*) FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL AND d.there = 'unpaid') AS said_unpaid,
  (SELECT COUNT(*) FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL
    AND d.there IN ('cancelled', 'gone')) AS said_cancelled,
  (SELECT COUNT(*) FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL AND d.there = 'moved') AS said_moved,
  (SELECT COUNT(*) FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL AND d.there = 'repriced') AS said_repriced,
  (SELECT COUNT(*) FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL AND d.there = 'scanned') AS said_scanned,
  p.state AS place_state, p.vat_bp, r.place_channel AS channel, '#' || CAST(p.rate_id AS TEXT) AS rate_key, t.name_key AS rate_name_key, p.copies,
  p.scanned_at_ms, s.title AS show, h.name AS hall, f.starts_at_ms,
  r.starts_at_ms AS asked_start_ms,
  (SELECT x.free_until_ms FROM rescheduling x WHERE x.id = r.rescheduling_id) AS free_until_ms,
  COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat, g.name AS category, t.name AS rate,
  k.operator_id AS claimed_by, i.name AS claimed_by_name, k.at_ms AS claimed_at_ms
FROM reprise r
JOIN place p ON p.id = r.place_id
JOIN orders o ON o.id = r.order_id
JOIN customer c ON c.id = r.customer_id
JOIN performance f ON f.id = r.performance_id
JOIN show s ON s.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
JOIN policy y ON y.id = r.policy_id
LEFT JOIN seat_named e ON e.id = p.seat_id
LEFT JOIN operator d ON d.id = r.decided_by
LEFT JOIN claim k ON k.reprise_id = r.id
LEFT JOIN operator i ON i.id = k.operator_id
WHERE r.id IN (:ids)
