INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES (?1, 'lot', ?2, 0, 0)
