SELECT p.id FROM place p JOIN orders o ON o.id = p.order_id JOIN erasure e ON e.customer_id = o.customer_id WHERE p.id IN (:ids)
