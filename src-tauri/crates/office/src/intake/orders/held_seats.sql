SELECT place.seat_id, place.id, orders.number
FROM place
JOIN orders ON orders.id = place.order_id
WHERE place.performance_id = :performance_id AND place.state IN ('live', 'pending') AND place.seat_id IS NOT NULL
