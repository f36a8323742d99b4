UPDATE account
SET debit_cents = debit_cents + v.column2, credit_cents = credit_cents + v.column3
FROM (VALUES (?1, ?2, ?3)) AS v
WHERE account.id = v.column1
