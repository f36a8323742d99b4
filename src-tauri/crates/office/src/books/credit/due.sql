-- What is left on lots that ended before the house lived its last day: those that are empty are not looked at.
SELECT l.id, l.number, l.customer_id, l.expires_at_ms, a.credit_cents - a.debit_cents AS left_cents
FROM account a
JOIN credit_lot l ON l.id = a.id
WHERE a.credit_cents > a.debit_cents AND a.expires_at_ms < :lived_ms
ORDER BY a.expires_at_ms, a.id
LIMIT 50
