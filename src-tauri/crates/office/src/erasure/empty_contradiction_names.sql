-- Whose an order is here, and whose it is elsewhere, is told by their names.
UPDATE contradiction
SET mark = 'erased ' || CAST(id AS TEXT), word = '',
  there_value = CASE WHEN there_value = :name THEN '' ELSE there_value END,
  here_value = CASE WHEN there_value = :name AND here_value <> :name THEN here_value ELSE '' END,
  choice = COALESCE(choice, :choice), settled_at_ms = COALESCE(settled_at_ms, :at_ms),
  settled_by = CASE WHEN COALESCE(choice, :choice) = 'agreed' THEN settled_by ELSE COALESCE(settled_by, :settled_by) END
WHERE there = 'customer' AND here = 'tied' AND (there_value = :name OR here_value = :name
  OR order_id IN (SELECT o.id FROM orders o WHERE o.customer_id = :customer_id))
