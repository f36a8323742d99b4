SELECT COUNT(*) FROM journal WHERE seq = ?1 AND hash = ?2
