UPDATE place SET state = :to_state WHERE state = :from_state AND id IN (:ids)
