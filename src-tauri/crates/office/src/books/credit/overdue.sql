SELECT COUNT(*)
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.expires_at_ms < :lived_ms AND a.credit_cents > a.debit_cents
