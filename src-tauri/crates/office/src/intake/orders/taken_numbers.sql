SELECT number AS value FROM orders WHERE number IN (:ids)
