UPDATE place SET order_id = :order_id WHERE id = :id
