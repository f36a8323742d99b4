INSERT INTO credit_lot (id, number, customer_id, origin, reprise_id, amendment_id, issued_cents,
  issued_at_ms, expires_at_ms, grace)
VALUES (:id, :number, :customer_id, :origin, :reprise_id, :amendment_id, :issued_cents,
  :issued_at_ms, :expires_at_ms, :grace)
