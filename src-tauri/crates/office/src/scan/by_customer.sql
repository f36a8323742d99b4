SELECT c.id AS customer_id, NULL AS order_id, NULL AS place_id
FROM customer c
WHERE c.number = :said
