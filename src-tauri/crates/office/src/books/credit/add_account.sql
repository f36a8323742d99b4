INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES (:id, :kind, :name, 0, 0)
