SELECT n.seq
FROM journal_note n
JOIN journal j ON j.seq = n.seq
WHERE j.customer_id = :customer_id
  OR j.order_id IN (SELECT o.id FROM orders o WHERE o.customer_id = :customer_id)
  OR j.reprise_id IN (SELECT r.id FROM reprise r WHERE r.customer_id = :customer_id)
ORDER BY n.seq
