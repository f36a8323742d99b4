UPDATE account
SET debit_cents = debit_cents + v.column2, credit_cents = credit_cents + v.column3
FROM (VALUES (:account_id, :debit_cents, :credit_cents)) AS v
WHERE account.id = v.column1
