SELECT COALESCE(MIN(seq), 0) FROM journal WHERE seq > :after
