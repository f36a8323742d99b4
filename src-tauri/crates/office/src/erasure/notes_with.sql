SELECT n.seq
FROM journal_note n
WHERE LOWER(n.body) LIKE LOWER(:like) ESCAPE '!'
ORDER BY n.seq
