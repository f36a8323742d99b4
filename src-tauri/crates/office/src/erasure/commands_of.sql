-- Commands that tell of the person: of them, of an order that is or was theirs, of a request of theirs.
SELECT c.id, c.name, c.operator_id, c.counter_id, c.at_ms, c.entropy, c.args_version, c.args
FROM command c
WHERE c.args <> '' AND c.id IN (
  SELECT j.command_id FROM journal j WHERE j.customer_id = :customer_id
  UNION
  SELECT j.command_id FROM journal j WHERE j.order_id IN (
    SELECT o.id FROM orders o WHERE o.customer_id = :customer_id
    UNION SELECT k.order_id FROM journal k WHERE k.customer_id = :customer_id AND k.order_id IS NOT NULL)
  UNION
  SELECT j.command_id FROM journal j WHERE j.reprise_id IN (
    SELECT r.id FROM reprise r WHERE r.customer_id = :customer_id))
ORDER BY c.id
