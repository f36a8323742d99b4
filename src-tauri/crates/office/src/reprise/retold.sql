-- The mails of acceptances of these customers that have not left.
SELECT m.id, m.customer_id, m.order_id, m.reprise_id, m.recipient, m.date_ms, m.due_at_ms, m.facts
FROM mail m
WHERE m.kind = 'reprise_accepted' AND m.state IN ('pending', 'retry', 'failed', 'no_address')
  AND m.settled_at_ms IS NULL AND m.facts IS NOT NULL AND m.reprise_id IS NOT NULL
  AND m.customer_id IN (:ids)
ORDER BY m.id
