UPDATE orders SET customer_id = :customer_id WHERE id = :id
