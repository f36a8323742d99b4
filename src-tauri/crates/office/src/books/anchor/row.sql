SELECT seq, hash FROM journal_chain WHERE seq = :seq
