SELECT r.id AS reprise_id, r.order_id, r.place_id,
  (SELECT MAX(j.seq) FROM journal j
   WHERE j.order_id = r.order_id AND j.reprise_id = r.id AND j.action = 'reprise.accepted') AS seq
FROM reprise r
WHERE r.customer_id = :customer_id AND r.state = 'accepted' AND r.decided_by IS NOT NULL
  AND r.decided_at_ms BETWEEN :from_ms AND :to_ms
