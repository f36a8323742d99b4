SELECT COUNT(*) FROM journal WHERE seq = :seq AND hash = :hash
