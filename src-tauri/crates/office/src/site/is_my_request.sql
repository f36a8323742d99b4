SELECT COUNT(*) FROM reprise WHERE id = :id AND customer_id = :customer_id
