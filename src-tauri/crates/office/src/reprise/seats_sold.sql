SELECT r.id AS reprise_id, o.number AS order_number
FROM reprise r
JOIN place mine ON mine.id = r.place_id
JOIN place p ON p.performance_id = mine.performance_id AND p.seat_id = mine.seat_id
  AND p.state IN ('live', 'pending') AND p.id <> mine.id
JOIN orders o ON o.id = p.order_id
WHERE r.id IN (:ids)
