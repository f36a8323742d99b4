SELECT id, name, debit_cents, credit_cents FROM account ORDER BY id
