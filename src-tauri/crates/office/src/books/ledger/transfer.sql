INSERT INTO transfer (seq, rank, debit_id, credit_id, amount_cents)
VALUES (:seq, :rank, :debit_id, :credit_id, :amount_cents)
