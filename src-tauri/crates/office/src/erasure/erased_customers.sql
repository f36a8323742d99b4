SELECT customer_id AS id FROM erasure WHERE customer_id IN (:ids)
