INSERT INTO transfer (seq, rank, debit_id, credit_id, amount_cents)
VALUES (?1, ?2, ?3, ?4, ?5)
