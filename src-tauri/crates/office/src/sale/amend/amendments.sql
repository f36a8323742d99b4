SELECT a.id, a.number, a.kind, a.made_at_ms AS at_ms, w.name AS operator,
  COALESCE(s.name, '') AS seconded_by, a.amount_cents,
  (SELECT COUNT(*) FROM amendment_place g WHERE g.amendment_id = a.id) AS places,
  o.number AS order_number, COALESCE(n.number, '') AS new_order_number, a.new_order_id,
  CASE WHEN EXISTS (SELECT 1 FROM unsettled_refund r WHERE r.amendment_id = a.id) THEN 1 ELSE 0 END AS unsettled
FROM amendment a
JOIN orders o ON o.id = a.order_id
JOIN operator w ON w.id = a.operator_id
LEFT JOIN operator s ON s.id = a.seconded_by
LEFT JOIN orders n ON n.id = a.new_order_id
WHERE a.order_id = :order_id OR a.new_order_id = :order_id
ORDER BY a.id
