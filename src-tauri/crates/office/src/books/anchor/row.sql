SELECT seq, hash FROM journal WHERE seq = :seq
