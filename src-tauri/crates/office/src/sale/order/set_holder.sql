UPDATE place SET holder = :holder WHERE id IN (:ids)
