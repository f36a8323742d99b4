UPDATE account
SET debit_cents = debit_cents + ?2, credit_cents = credit_cents + ?3
WHERE id = ?1
