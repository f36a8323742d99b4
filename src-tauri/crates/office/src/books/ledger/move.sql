UPDATE account
SET debit_cents = debit_cents + v.column2, credit_cents = credit_cents + v.column3
FROM (VALUES (CAST(:account_id AS BIGINT), CAST(:debit_cents AS BIGINT),
  CAST(:credit_cents AS BIGINT))) AS v
WHERE account.id = v.column1
