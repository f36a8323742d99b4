-- The account of a lot is looked for by the expiry of its lot, and those of the house by none.
SELECT a.name
FROM account a
LEFT JOIN credit_lot l ON l.id = a.id
WHERE COALESCE(a.expires_at_ms, 0) <> COALESCE(l.expires_at_ms, 0)
ORDER BY a.id
LIMIT 1
