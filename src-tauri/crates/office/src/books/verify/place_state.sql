-- A place is pending while its request is open, and taken back while it is accepted.
SELECT o.number AS label, NULL AS seq
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE (p.state = 'pending' AND NOT EXISTS (SELECT 1 FROM reprise r
    WHERE r.order_id = p.order_id AND r.place_id = p.id AND r.state IN ('requested', 'held', 'awaiting_supervisor')))
  OR (p.state = 'taken_back' AND p.external_key IS NULL AND NOT EXISTS (SELECT 1 FROM reprise r
    WHERE r.order_id = p.order_id AND r.place_id = p.id AND r.state = 'accepted'))
ORDER BY p.id
LIMIT 1
