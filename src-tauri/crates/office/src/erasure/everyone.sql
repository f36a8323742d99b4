SELECT customer_id FROM erasure ORDER BY seq
