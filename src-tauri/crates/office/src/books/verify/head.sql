SELECT seq, hash, unsealed FROM head WHERE id = 1
