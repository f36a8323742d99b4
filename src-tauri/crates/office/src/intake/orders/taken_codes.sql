SELECT code FROM place WHERE code IN (?1)
