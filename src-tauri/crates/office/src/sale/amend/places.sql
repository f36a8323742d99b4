SELECT p.id, p.performance_id, p.show_id, p.seat_id, p.show, p.hall, p.starts_at_ms, p.row, p.seat,
  p.category, p.rate, p.price_cents, p.vat_bp, p.state, p.scanned_at_ms,
  CASE WHEN p.copies > 0 OR EXISTS (SELECT 1 FROM print_job j
    WHERE j.place_id = p.id AND j.state IN ('sent', 'out')) THEN 1 ELSE 0 END AS printed
FROM place_named p
WHERE p.order_id = :order_id
ORDER BY p.rank, p.id
