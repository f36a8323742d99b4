SELECT p.order_id, p.order_number, p.customer_id, c.last_name, c.first_name, c.email, c.locale,
  p.show, p.hall, p.row, p.seat, p.category, p.rate, p.price_cents AS price, p.vat_bp
FROM place_named p
JOIN customer c ON c.id = p.customer_id
WHERE p.performance_id = :performance_id AND p.state IN ('live', 'pending')
  AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.customer_id = p.customer_id)
ORDER BY c.name_key, c.id, p.order_id, p.rank
