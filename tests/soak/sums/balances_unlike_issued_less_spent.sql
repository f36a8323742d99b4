-- What is left of a customer's lots is what was issued, less what was spent, less what was reversed.
SELECT COUNT(*)
FROM (
  SELECT lot.customer_id,
    SUM(account.credit_cents - account.debit_cents) AS balance,
    SUM(lot.issued_cents - COALESCE(spent.cents, 0) - COALESCE(back.cents, 0)) AS expected
  FROM credit_lot AS lot
  JOIN account ON account.id = lot.id
  LEFT JOIN (
    SELECT lot_id, SUM(amount_cents) AS cents FROM payment WHERE tender = 'credit' GROUP BY lot_id
  ) AS spent ON spent.lot_id = lot.id
  LEFT JOIN (
    SELECT debit_id, SUM(amount_cents) AS cents FROM transfer WHERE credit_id = 2 GROUP BY debit_id
  ) AS back ON back.debit_id = lot.id
  GROUP BY lot.customer_id
) AS customer
WHERE balance <> expected
