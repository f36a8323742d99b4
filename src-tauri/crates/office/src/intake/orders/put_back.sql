UPDATE place SET state = 'live', seat_id = :seat_id WHERE id = :id
