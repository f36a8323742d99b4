SELECT p.external_key AS place, f.external_key AS performance, e.row_label
FROM place p
JOIN seat e ON e.id = p.seat_id AND e.number = '' AND e.unplaced = 0
JOIN performance f ON f.id = p.performance_id AND f.external_key >= :from AND f.external_key < :to
WHERE p.external_key >= :from AND p.external_key < :to AND p.state IN ('live', 'pending')
