SELECT t.number, c.code
FROM ticket t
JOIN ticket_code c ON c.place_id = t.place_id
WHERE t.number IN (:ids)
