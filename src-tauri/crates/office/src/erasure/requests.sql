SELECT r.id, r.number, o.number AS order_number, s.title_key
FROM reprise r
JOIN orders o ON o.id = r.order_id
JOIN show s ON s.id = r.show_id
WHERE r.customer_id = :customer_id
ORDER BY r.id
