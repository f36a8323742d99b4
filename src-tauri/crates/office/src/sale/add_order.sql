INSERT INTO orders (id, number, customer_id, channel, created_at_ms, total_cents, fees_cents,
  state, operator_id, counter_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 'issued', ?7, ?8)
