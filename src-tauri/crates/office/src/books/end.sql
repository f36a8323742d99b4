SELECT seq, hash FROM head WHERE id = 1
