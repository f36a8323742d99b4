-- Ids follow the order of time: the orders of some days are a range of them.
SELECT o.id, o.number FROM orders o
WHERE o.operator_id = :operator_id AND o.counter_id = :counter_id AND o.id >= :from_id
ORDER BY o.id DESC
LIMIT 1
