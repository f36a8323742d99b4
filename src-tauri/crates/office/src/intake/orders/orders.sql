SELECT o.id, o.external_key, o.number, o.customer_id, o.channel, o.total_cents, o.fees_cents, o.state,
  CASE WHEN EXISTS (SELECT 1 FROM journal j
    WHERE j.order_id = o.id AND j.action IN ('order.attached', 'order.corrected'))
  THEN 1 ELSE 0 END AS attached_here,
  CASE WHEN EXISTS (SELECT 1 FROM journal j WHERE j.order_id = o.id AND j.action = 'order.paid')
  THEN 1 ELSE 0 END AS paid_here
FROM orders o
WHERE o.external_key >= :from AND o.external_key < :to
