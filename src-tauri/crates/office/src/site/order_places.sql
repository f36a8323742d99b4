-- The customer is named by an expression: requests are looked for among those of the order.
SELECT p.id, p.show, p.hall, p.starts_at_ms, p.row, p.seat, p.category, p.rate, p.channel, p.price_cents, p.state,
  EXISTS (SELECT 1 FROM ticket t WHERE t.place_id = p.id) AS numbered,
  r.id AS reprise_id, r.version, r.number, r.state AS reprise_state, r.requested_at_ms, r.decided_at_ms,
  r.reprise_cents,
  CAST((SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.reprise_id = r.id) AS BIGINT) AS given_cents,
  r.reason_code, r.sentence,
  EXISTS (SELECT 1 FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL
    AND d.there IN ('cancelled', 'gone')) AS gone,
  EXISTS (SELECT 1 FROM payment w WHERE w.order_id = :order_id) AS paid_here, y.body AS policy
FROM place_named p
LEFT JOIN reprise r ON r.id = (SELECT MAX(m.id) FROM reprise m
  WHERE m.order_id = :order_id AND m.place_id = p.id AND m.customer_id + 0 = :customer_id)
LEFT JOIN policy y ON y.id = r.policy_id
WHERE p.order_id = :order_id
ORDER BY p.rank, p.id
LIMIT 500
