# The house is no longer the one that this counter saw.

going-on-back = The house went back
going-on-rewritten = The books were rewritten
going-on-rows = This counter saw the journal up to row { $seen }. It now ends at row { $found }: { $n ->
    [one] one row is
   *[other] { $missing } rows are
} missing at least, with what they sold.
going-on-print = Row { $seen } of the journal no longer has the print that this counter saw. The journal goes to row { $found }.
going-on-first = An old copy took the place of the database, or the server lost its end. Nothing is written here. Look for the newest database first and put it back: this page then goes by itself.
going-on-anyway = Go on with this database
going-on-numbers = A supervisor says so, and the journal keeps it. No number is given twice: correct these from the last printed papers, if those go further.
going-on-ticket = Last serial number printed
going-on-order = Last order printed
going-on-act = Go on
going-on-failed = The house does not go on
going-on-lost = What the database lost
going-on-lost-what = This counter did it and still has it in memory. Nothing is done again before you confirm: untick what must not be. Each act is given again once, under other numbers. Tickets that are printed keep their code and pass at the door.
going-on-lost-act = { $act } by { $operator }, { $when }{ $known ->
    [yes] {", order "}{ $told }
   *[no] {""}
}{ $costs ->
    [yes] {", "}{ $amount }
   *[no] {""}
}
going-on-out = To be done again by hand
going-on-out-hangs = it is about something else that is lost too
going-on-out-taken-up = what it sold was taken up again later, in what is lost too
going-on-out-by-hand = a PIN or a paper went with it, which this counter does not keep
going-on-out-unchosen = left out by you
going-on-out-line = { $line }: { $why }.
going-on-confirm = { $n ->
    [0] Do nothing again
    [one] Do this act again
   *[other] Do these { $n } acts again
}
going-on-confirm-failed = Nothing more is done again
going-on-again = What was done again
going-on-again-what = Each act was given again once, under other numbers. What is refused or left out has to be done again by hand.
going-on-unheard = These counters did not answer: { $counters }. The last numbers that they gave may not have been known here: compare with the papers that they printed, and open them again.
going-on-again-done = { $known ->
    [yes] { $line }, became { $order }
   *[no] { $line }, done again
}
going-on-again-refused = { $line }, not done again. { $why }
going-on-again-left = The database does not answer for now. The rest waits here; a supervisor resumes it with their PIN.
going-on-again-more = Resume
going-on-again-read = Read
going-on-act-sale-make = sale
going-on-act-sale-void = places sold, cancelled
going-on-act-sale-exchange = exchange of places
going-on-act-sale-correct-tender = tender corrected
going-on-act-order-pay = payment of an order
going-on-act-order-attach-customer = order given to a customer
going-on-act-order-note = note on an order
going-on-act-order-send-tickets = tickets sent
going-on-act-refund-settle = refund settled
going-on-act-refund-try = refund tried
going-on-act-customer-create = customer created
going-on-act-customer-change = customer changed
going-on-act-customer-erase = customer erased
going-on-act-retention-erase = erasure of what was kept too long
going-on-act-reprise-accept = request accepted
going-on-act-reprise-undo = request undone
going-on-act-other = another act
