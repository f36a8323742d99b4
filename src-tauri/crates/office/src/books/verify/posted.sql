SELECT seq, rank, debit_id, credit_id, amount_cents
FROM transfer
WHERE seq > :after AND seq <= :upto
ORDER BY seq, rank
