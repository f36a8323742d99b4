-- A lot belongs to the customer of the row that gave it, which is as old.
SELECT CAST(l.number AS TEXT) AS label, j.seq
FROM credit_lot l
JOIN journal j ON j.seq = (SELECT MIN(t.seq) FROM transfer t WHERE t.credit_id = l.id)
WHERE l.customer_id <> COALESCE(j.customer_id, 0) OR l.issued_at_ms <> j.at_ms
  OR COALESCE(l.reprise_id, 0) <> COALESCE(j.reprise_id, 0)
ORDER BY j.seq
LIMIT 1
