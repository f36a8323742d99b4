SELECT COUNT(*) FROM place WHERE id = :id
