SELECT code AS value FROM place WHERE code IN (:ids)
