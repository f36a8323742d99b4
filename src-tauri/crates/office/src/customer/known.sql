SELECT c.id, c.number, c.last_name, c.first_name, c.email, c.locale, e.at_ms AS erased_at_ms
FROM customer c
LEFT JOIN erasure e ON e.customer_id = c.id
WHERE c.id = :id
