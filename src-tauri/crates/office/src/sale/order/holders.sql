SELECT id, holder, CASE WHEN external_key IS NULL THEN 1 ELSE 0 END AS sold_here FROM place WHERE order_id = :order_id ORDER BY id
