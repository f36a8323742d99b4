SELECT n.seq
FROM journal_note n
WHERE n.body LIKE :like ESCAPE '!'
ORDER BY n.seq
