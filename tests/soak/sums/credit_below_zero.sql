SELECT COUNT(*) FROM account WHERE kind = 'lot' AND credit_cents < debit_cents
