-- Who has an address and credit that ends soon, of which no row of the journal told them. Not yet who is not told of an
-- acceptance that may still be undone: their credit is told as it then is.
SELECT DISTINCT l.customer_id
FROM account a
JOIN credit_lot l ON l.id = a.id
WHERE a.credit_cents > a.debit_cents AND a.expires_at_ms >= :now_ms AND a.expires_at_ms < :soon_ms
  AND EXISTS (SELECT 1 FROM customer k WHERE k.id = l.customer_id AND k.email <> '')
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.customer_id = l.customer_id AND j.action = 'credit.ending_told'
    AND j.at_ms > l.expires_at_ms - :soon_for_ms AND j.seq > (SELECT MIN(t.seq) FROM transfer t WHERE t.credit_id = l.id))
  AND NOT EXISTS (SELECT 1 FROM reprise r WHERE r.customer_id = l.customer_id AND r.state = 'accepted'
    AND r.decided_by IS NOT NULL AND r.decided_at_ms BETWEEN :from_ms AND :to_ms)
ORDER BY l.customer_id
LIMIT :limit
