SELECT l.customer_id, NULL AS order_id, NULL AS place_id
FROM credit_lot l
WHERE l.number = :said
