-- Rows about the person, and those about nobody of an order or a request of theirs: not those from when the order was of
-- somebody else.
SELECT j.reprise_id AS of_reprise, j.seq, j.at_ms, j.action, j.data, n.body AS note
FROM /* own */journal j
LEFT JOIN /* own */journal_note n ON n.seq = j.seq
WHERE j.seq IN (
  SELECT m.seq FROM /* own */journal m WHERE m.customer_id = :customer_id
  UNION
  SELECT m.seq FROM orders o JOIN /* own */journal m ON m.order_id = o.id
  WHERE o.customer_id = :customer_id AND m.customer_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM /* own */journal x WHERE x.order_id = m.order_id AND x.seq > m.seq
      AND (x.customer_id <> :customer_id OR x.action = 'order.corrected'))
  UNION
  SELECT m.seq FROM reprise r JOIN /* own */journal m ON m.order_id = r.order_id AND m.reprise_id = r.id
  WHERE r.customer_id = :customer_id AND m.customer_id IS NULL)
ORDER BY j.seq
