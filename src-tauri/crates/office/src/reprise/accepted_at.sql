-- The row of the journal of the latest acceptance of each of these requests.
SELECT r.id, (SELECT MAX(j.seq) FROM journal j
  WHERE j.order_id = r.order_id AND j.reprise_id = r.id AND j.action = 'reprise.accepted') AS seq
FROM reprise r
WHERE r.id IN (:ids)
