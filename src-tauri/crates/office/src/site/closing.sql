SELECT j.action, j.at_ms, j.data FROM journal j
WHERE j.customer_id = :customer_id
  AND j.action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased')
ORDER BY j.seq DESC
LIMIT 1
