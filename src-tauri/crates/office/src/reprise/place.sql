SELECT p.id, p.order_id, p.order_state, p.order_number, p.customer_id, c.name_key, c.email_key,
  p.performance_id, p.show_id, p.show, p.show_key, p.ordered_at_ms, p.starts_at_ms, p.state, p.price_cents,
  p.channel, '#' || CAST(p.rate_id AS TEXT) AS rate_key, p.rate_key AS rate_name_key, p.rate, p.copies,
  p.scanned_at_ms, p.row, p.seat, p.row_rank, p.number_rank,
  p.category,
  (SELECT COUNT(*) FROM place q WHERE q.order_id = p.order_id AND q.state = 'pending') AS pending,
  (SELECT e.at_ms FROM erasure e WHERE e.customer_id = p.customer_id) AS erased_at_ms
FROM place_named p
LEFT JOIN customer c ON c.id = p.customer_id
WHERE p.id IN (:ids)
