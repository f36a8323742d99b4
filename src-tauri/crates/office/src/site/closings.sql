SELECT k.id, k.number, k.last_name, k.first_name, j.at_ms, j.data
FROM journal j
JOIN customer k ON k.id = j.customer_id
WHERE j.action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased')
  AND j.action = 'customer.closing_asked'
  AND NOT EXISTS (SELECT 1 FROM journal x WHERE x.customer_id = j.customer_id AND x.seq > j.seq
    AND x.action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased'))
ORDER BY j.seq
LIMIT :limit
