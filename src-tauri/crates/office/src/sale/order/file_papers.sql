SELECT x.kind, x.way, x.state, x.duplicata, x.row, x.seat, x.at_ms, COALESCE(w.name, '') AS operator,
  COALESCE(k.name, '') AS counter
FROM (
  SELECT 'ticket' AS kind, j.way, j.state, j.duplicata, p.row, p.seat, j.created_at_ms AS at_ms,
    j.operator_id, j.counter_id, p.rank
  FROM place_named p
  JOIN print_job j ON j.place_id = p.id
  WHERE p.order_id = :order_id
  UNION ALL
  SELECT 'receipt' AS kind, 'file' AS way, 'out' AS state, r.duplicata, '' AS row, '' AS seat, r.at_ms,
    r.operator_id, r.counter_id, 0 AS rank
  FROM receipt r
  WHERE r.order_id = :order_id
) AS x
LEFT JOIN operator w ON w.id = x.operator_id
LEFT JOIN counter k ON k.id = x.counter_id
ORDER BY x.at_ms DESC, x.kind, x.rank, x.duplicata DESC
LIMIT 500
