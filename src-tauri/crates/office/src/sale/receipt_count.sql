SELECT o.number AS order_number, o.customer_id,
  (SELECT COUNT(*) FROM journal l
   WHERE l.order_id = o.id AND l.action IN ('sale.made', 'order.paid')) AS payments,
  (SELECT COUNT(*) FROM receipt r WHERE r.order_id = o.id) AS receipts
FROM orders o
WHERE o.id = :id
