SELECT customer_id FROM credit_lot WHERE id = :id
