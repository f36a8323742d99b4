UPDATE place SET state = 'cancelled' WHERE state = 'live' AND id IN (:ids)
