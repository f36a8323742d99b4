SELECT COUNT(*) FROM refund WHERE id = :id
