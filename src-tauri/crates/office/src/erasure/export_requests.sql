SELECT r.id AS of_reprise, r.number, o.number AS order_number, r.state, r.requested_at_ms, r.paid_cents, r.reprise_cents, r.fee_cents,
  r.terms_version, r.decided_at_ms, r.reason_code, r.sentence
FROM reprise r
JOIN orders o ON o.id = r.order_id
WHERE r.customer_id = :customer_id
ORDER BY r.requested_at_ms, r.id
