SELECT COUNT(*) FROM credit_lot WHERE id = :id
