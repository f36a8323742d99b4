INSERT INTO orders (id, number, customer_id, channel, created_at_ms, total_cents, fees_cents,
  state, operator_id, counter_id, external_key)
VALUES (:id, :number, :customer_id, :channel, :created_at_ms, :total_cents, :fees_cents, :state,
  :operator_id, :counter_id, :external_key)
