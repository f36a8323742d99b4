SELECT g.place_id
FROM amendment_place g
JOIN place p ON p.id = g.place_id
WHERE p.order_id = :order_id
