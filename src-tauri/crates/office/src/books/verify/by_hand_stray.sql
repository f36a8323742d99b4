-- What moves by these rows alone: from and to three accounts of the house, and from one lot to another.
SELECT COALESCE(MIN(x.seq), 0)
FROM (
  SELECT t.seq FROM transfer t WHERE t.debit_id <> 2 AND t.debit_id IN (:gifts, :brought_in, :given_up)
  UNION ALL
  SELECT t.seq FROM transfer t WHERE t.credit_id IN (:gifts, :brought_in, :given_up)
  UNION ALL
  SELECT t.seq FROM transfer t JOIN credit_lot d ON d.id = t.debit_id JOIN credit_lot c ON c.id = t.credit_id
) x
JOIN journal j ON j.seq = x.seq
WHERE j.action NOT IN ('credit.given', 'credit.taken_back', 'credit.extended', 'credit.brought_in',
  'credit.given_up')
