SELECT o.number AS order_number, o.customer_id, COALESCE(c.number, 0) AS customer_number,
  COALESCE(c.last_name, '') AS last_name, COALESCE(c.first_name, '') AS first_name,
  (SELECT COUNT(*) FROM reprise r
   WHERE r.order_id = o.id AND r.state IN ('requested', 'held', 'awaiting_supervisor')) AS requests,
  (SELECT COUNT(*) FROM payment y JOIN credit_lot l ON l.id = y.lot_id
   WHERE y.order_id = o.id AND l.customer_id <> :customer_id) AS credit_paid,
  (SELECT COUNT(*) FROM reprise_part_now x JOIN credit_lot l ON l.id = x.lot_id
   WHERE x.order_id = o.id AND l.customer_id <> :customer_id)
  + (SELECT COUNT(*) FROM amendment a JOIN credit_lot l ON l.amendment_id = a.id
   WHERE a.order_id = o.id AND l.customer_id <> :customer_id) AS credit_given
FROM orders o
LEFT JOIN customer c ON c.id = o.customer_id
WHERE o.id = :id
