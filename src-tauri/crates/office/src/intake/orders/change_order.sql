UPDATE orders
SET number = :number, customer_id = :customer_id, channel = :channel, total_cents = :total_cents, fees_cents = :fees_cents, state = :state
WHERE id = :id
