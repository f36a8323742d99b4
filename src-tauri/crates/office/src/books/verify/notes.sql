SELECT seq, salt, body FROM journal_note WHERE seq > ?1 AND seq <= ?2 ORDER BY seq
