SELECT n.seq, n.body
FROM journal_note n
