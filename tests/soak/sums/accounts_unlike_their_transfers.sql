SELECT COUNT(*)
FROM account
LEFT JOIN (
  SELECT id, SUM(debit) AS debit, SUM(credit) AS credit
  FROM (
    SELECT debit_id AS id, amount_cents AS debit, 0 AS credit FROM transfer
    UNION ALL
    SELECT credit_id, 0, amount_cents FROM transfer
  ) AS side
  GROUP BY id
) AS moved ON moved.id = account.id
WHERE account.debit_cents <> COALESCE(moved.debit, 0)
  OR account.credit_cents <> COALESCE(moved.credit, 0)
