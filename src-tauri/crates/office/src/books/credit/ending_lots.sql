-- The same, lot by lot.
SELECT l.number, l.customer_id, l.expires_at_ms, a.credit_cents - a.debit_cents AS left_cents
FROM account a
JOIN credit_lot l ON l.id = a.id
WHERE a.credit_cents > a.debit_cents AND a.expires_at_ms >= :now_ms AND a.expires_at_ms < :soon_ms
  AND EXISTS (SELECT 1 FROM customer k WHERE k.id = l.customer_id AND k.email <> '')
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.customer_id = l.customer_id AND j.action = 'credit.ending_told'
    AND j.at_ms > l.expires_at_ms - :soon_for_ms AND j.seq > (SELECT MIN(t.seq) FROM transfer t WHERE t.credit_id = l.id))
  AND l.customer_id IN (:ids)
