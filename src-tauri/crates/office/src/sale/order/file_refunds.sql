SELECT r.at_ms, r.tender,
  CASE x.given WHEN 'cash' THEN 'hand' WHEN 'credit' THEN 'credit' ELSE r.way END AS way,
  r.amount_cents, a.number AS amendment, n.number AS to_order, l.number AS lot,
  CASE WHEN r.result = 'unknown' AND x.refund_id IS NULL THEN 1 ELSE 0 END AS unsettled
FROM refund r
JOIN amendment a ON a.id = r.amendment_id
LEFT JOIN refund_result x ON x.refund_id = r.id
LEFT JOIN orders n ON n.id = a.new_order_id AND r.way = 'carried'
LEFT JOIN credit_lot l ON l.id = COALESCE(x.lot_id, CASE WHEN r.way IN ('lot', 'credit') THEN r.lot_id END)
WHERE a.order_id = :order_id
ORDER BY r.id
