SELECT c.args_hash, e.at_ms
FROM erased_command c
JOIN erasure e ON e.customer_id = c.customer_id
WHERE c.id = :id
