SELECT o.number
FROM handover h
JOIN place p ON p.id = h.place_id
JOIN orders o ON o.id = p.order_id
LEFT JOIN ticket t ON t.place_id = p.id
WHERE t.number IS NULL
ORDER BY h.place_id
LIMIT 1
