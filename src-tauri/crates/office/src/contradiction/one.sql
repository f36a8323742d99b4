SELECT d.order_id, d.order_number, CASE WHEN d.there = 'customer' THEN '' ELSE d.place END AS place, d.choice, r.number, o.customer_id,
  CASE WHEN r.state IN ('requested', 'held', 'awaiting_supervisor') THEN 1 ELSE 0 END AS open
FROM contradiction d
LEFT JOIN orders o ON o.id = d.order_id
LEFT JOIN reprise r ON r.id = d.reprise_id
WHERE d.id = :id
