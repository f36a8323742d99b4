SELECT seq, debit_id, credit_id, amount_cents
FROM transfer
WHERE seq > ?1 AND seq <= ?2
ORDER BY seq, rank
