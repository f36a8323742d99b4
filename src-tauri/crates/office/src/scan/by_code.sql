SELECT o.customer_id, o.id AS order_id, p.id AS place_id,
  (SELECT a.number FROM amendment_place g JOIN amendment a ON a.id = g.amendment_id
   WHERE g.place_id = p.id) AS voided
FROM place p JOIN orders o ON o.id = p.order_id
WHERE p.code = :value
