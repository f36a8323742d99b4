SELECT COUNT(*) FROM journal WHERE customer_id = ?1 AND action = 'customer.changed'
