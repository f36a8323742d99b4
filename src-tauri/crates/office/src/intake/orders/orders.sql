SELECT id, external_key, number, customer_id, channel, total_cents, fees_cents, state
FROM orders
WHERE external_key >= :from AND external_key < :to
