-- What is left of a customer's lots is what they began with and what acceptances gave, less what was spent, less
-- what was reversed.
SELECT COUNT(*)
FROM (
  SELECT lot.customer_id,
    SUM(account.credit_cents - account.debit_cents) AS balance,
    SUM(CASE WHEN lot.reprise_id IS NULL THEN lot.issued_cents ELSE 0 END + COALESCE(given.cents, 0)
      - COALESCE(spent.cents, 0) - COALESCE(back.cents, 0)) AS expected
  FROM credit_lot AS lot
  JOIN account ON account.id = lot.id
  LEFT JOIN (
    SELECT credit_id, SUM(amount_cents) AS cents FROM transfer WHERE debit_id = 2 GROUP BY credit_id
  ) AS given ON given.credit_id = lot.id
  LEFT JOIN (
    SELECT lot_id, SUM(amount_cents) AS cents FROM payment WHERE tender = 'credit' GROUP BY lot_id
  ) AS spent ON spent.lot_id = lot.id
  LEFT JOIN (
    SELECT debit_id, SUM(amount_cents) AS cents FROM transfer WHERE credit_id = 2 GROUP BY debit_id
  ) AS back ON back.debit_id = lot.id
  GROUP BY lot.customer_id
) AS customer
WHERE balance <> expected
