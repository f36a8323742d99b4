INSERT INTO orders (id, number, customer_id, channel, created_at_ms, total_cents, fees_cents, state,
  external_key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
