SELECT id, order_id FROM place WHERE id IN (:ids)
