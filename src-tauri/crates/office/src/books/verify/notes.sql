SELECT seq, salt, body FROM journal_note WHERE seq > :after AND seq <= :upto ORDER BY seq
