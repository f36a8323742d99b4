SELECT o.id FROM orders o JOIN erasure e ON e.customer_id = o.customer_id WHERE o.id IN (:ids)
