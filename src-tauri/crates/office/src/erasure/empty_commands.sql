UPDATE command
SET args = '', answer = ''
WHERE id IN (SELECT e.id FROM erased_command e WHERE e.customer_id = :customer_id)
