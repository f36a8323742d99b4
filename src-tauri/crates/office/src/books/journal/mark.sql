SELECT j.seq AS row, j.hash
FROM journal_chain j
WHERE j.seq = COALESCE((SELECT MAX(o.seq) FROM journal o WHERE o.order_id = :order_id), (SELECT h.seq FROM head h WHERE h.id = 1))
