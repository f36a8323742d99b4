SELECT at_ms FROM erasure WHERE customer_id = :customer_id
