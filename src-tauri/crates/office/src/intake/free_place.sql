UPDATE place SET state = 'cancelled' WHERE id = :id
