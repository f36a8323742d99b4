SELECT r.amount_cents, a.id AS amendment_id, a.number, a.order_id, o.number AS order_number,
  o.customer_id,
  CASE WHEN EXISTS (SELECT 1 FROM refund_result x WHERE x.refund_id = r.id) THEN 1 ELSE 0 END
    AS settled,
  (SELECT COUNT(*) FROM refund_try t WHERE t.refund_id = r.id) AS tries,
  COALESCE(f.id, 0) AS performance_id, COALESCE(f.show_id, 0) AS show_id
FROM refund r
JOIN amendment a ON a.id = r.amendment_id
JOIN orders o ON o.id = a.order_id
LEFT JOIN place p ON p.id = (SELECT MIN(g.place_id) FROM amendment_place g
  WHERE g.amendment_id = a.id)
LEFT JOIN performance f ON f.id = p.performance_id
WHERE r.id = :id AND r.result = 'unknown'
