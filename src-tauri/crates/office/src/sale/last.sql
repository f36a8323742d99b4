-- Ids follow the order of time.
SELECT o.id, o.number FROM orders o
WHERE o.operator_id = :operator_id AND o.counter_id = :counter_id
ORDER BY o.id DESC
LIMIT 1
