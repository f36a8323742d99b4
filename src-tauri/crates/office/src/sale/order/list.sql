SELECT x.id, x.show, x.number, x.places, x.total_cents, x.starts_at_ms, x.state, x.created_at_ms,
  x.pending, x.taken_back
FROM (
  SELECT o.id, o.number, o.total_cents, o.state, o.created_at_ms,
    COALESCE(s.title, '') AS show, COALESCE(s.title_key, '') AS show_key,
    COALESCE(f.starts_at_ms, o.created_at_ms) AS starts_at_ms,
    LOWER(o.number) || ' ' || COALESCE(s.title_key, '') AS search_key,
    (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id) AS places,
    (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state = 'pending') AS pending,
    (SELECT COUNT(*) FROM place p WHERE p.order_id = o.id AND p.state = 'taken_back') AS taken_back
  FROM orders o
  LEFT JOIN place q ON q.order_id = o.id
    AND q.rank = (SELECT MIN(m.rank) FROM place m WHERE m.order_id = o.id)
  LEFT JOIN performance f ON f.id = q.performance_id
  LEFT JOIN show s ON s.id = f.show_id
  WHERE o.customer_id = :customer_id
) AS x
WHERE 1 = 1
