# What imports contradict here, until somebody settles it.

contradictions-about = What an import says otherwise than here. What is decided or sold here stays, and each point waits until somebody settles it.
contradictions-lists = Contradictions
contradictions-waiting = To settle
contradictions-settled = Settled
contradictions-found = Found
contradictions-how = Settled
contradictions-none = Nothing to settle
contradictions-none-settled = Nothing settled yet
contradictions-none-text = What an import contradicts comes here by itself.
contradictions-open = Open
contradictions-open-order = See the order
contradictions-open-request = Open request { $number }
contradictions-where = { $line ->
    [0] { $file }
   *[other] { $file }, line { $line }
}
contradictions-settle = Settle
contradictions-settle-title = Who is right?
contradictions-settle-lacks = Choose one of the two answers (1 or 2).
contradictions-keep-here = Here: { $here }
contradictions-keep-there = The other system: { $there }, and it is done here too
contradictions-word = What was done, kept in the journal
contradictions-done = Contradiction settled
contradictions-not-settled = The contradiction is not settled
contradictions-choice-here = Here is right
contradictions-choice-there = The other system is right
contradictions-choice-agreed = The other system came back on it
contradictions-choice-request = Decided with the request
