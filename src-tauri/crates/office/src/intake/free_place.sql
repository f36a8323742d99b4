UPDATE place SET state = 'cancelled' WHERE id = ?1
