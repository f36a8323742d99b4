UPDATE orders
SET number = ?2, customer_id = ?3, channel = ?4, total_cents = ?5, fees_cents = ?6, state = ?7
WHERE id = ?1
