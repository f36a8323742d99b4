SELECT data FROM journal WHERE counter_id = :counter_id AND action = 'counter.key' ORDER BY seq DESC LIMIT 1
