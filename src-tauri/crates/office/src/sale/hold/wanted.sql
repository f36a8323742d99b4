SELECT s.id AS seat_id, e.row, e.seat, s.unplaced, s.withdrawn, s.category_id, w.title AS show, p.starts_at_ms,
  (SELECT MIN(o.number) FROM place x JOIN orders o ON o.id = x.order_id
   WHERE x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending')
     AND x.order_id <> :exchanging) AS sold_in,
  h.counter_id, h.operator_id, h.counter AS holder_counter, h.operator AS holder_operator,
  h.until_ms AS holder_until_ms,
  CASE WHEN h.from_operator_id = :operator_id AND h.from_counter_id = :counter_id THEN 1 ELSE 0 END AS holder_from_me
FROM performance p
JOIN show w ON w.id = p.show_id
JOIN seat s ON s.hall_id = p.hall_id
JOIN seat_named e ON e.id = s.id
LEFT JOIN seat_held h ON h.performance_id = p.id AND h.seat_id = s.id
  AND h.until_ms > :now_ms AND h.at_ms <= :latest_ms
  AND NOT (h.operator_id = :operator_id AND h.counter_id = :counter_id)
WHERE p.id = :performance_id AND s.id IN (:ids)
