SELECT id FROM place WHERE order_id = :order_id ORDER BY rank, id LIMIT 500
