INSERT INTO account (id, kind, name, debit_cents, credit_cents, expires_at_ms)
VALUES (:id, :kind, :name, 0, 0, :expires_at_ms)
