INSERT INTO credit_lot (id, number, customer_id, origin, reprise_id, issued_cents, issued_at_ms,
  expires_at_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
