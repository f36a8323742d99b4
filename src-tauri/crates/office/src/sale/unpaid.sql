SELECT o.number AS order_number, o.customer_id, o.total_cents, o.state,
  (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state = 'live') AS places,
  (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state IN ('live', 'pending')) AS standing,
  (SELECT COUNT(*) FROM contradiction d JOIN place p ON p.id = d.place_id
    WHERE d.order_id = o.id AND p.order_id = o.id AND p.state = 'cancelled' AND d.there = 'sold'
      AND (d.choice IS NULL OR (d.choice IN ('here', 'there') AND o.total_cents - o.fees_cents
        > (SELECT COALESCE(SUM(q.price_cents), 0) FROM place q WHERE q.order_id = o.id AND q.state IN ('live', 'pending')))))
    AS seatless
FROM orders o
WHERE o.id = :id
