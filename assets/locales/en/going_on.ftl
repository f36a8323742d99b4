# The house is no longer the one that this counter saw.

going-on-back = The house went back
going-on-rewritten = The books were rewritten
going-on-rows = This counter saw the journal up to row { $seen }. It now ends at row { $found }: { $n ->
    [one] one row is
   *[other] { $missing } rows are
} missing at least, with what they sold.
going-on-print = Row { $seen } of the journal no longer has the print that this counter saw. The journal goes to row { $found }.
going-on-first = An old copy took the place of the database, or the server lost its end. Nothing is written here. Look for the newest database first and put it back: this page then goes by itself.
going-on-anyway = Go on with this database
going-on-numbers = A supervisor says so, and the journal keeps it. No number is given twice: correct these from the last printed papers, if those go further.
going-on-ticket = Last serial number printed
going-on-order = Last order printed
going-on-act = Go on
going-on-failed = The house does not go on
going-on-again = What was done again
going-on-again-what = The database had lost what follows, and this counter still had it. Each act was given again once, under other numbers. Tickets that are printed keep their code and pass at the door. What is refused has to be done again by hand.
going-on-again-done = { $known ->
    [yes] { $operator }: order { $told } became { $order }
   *[no] { $operator }: an act was done again
}
going-on-again-refused = { $known ->
    [yes] { $operator }: order { $told } could not be made again
   *[no] { $operator }: an act could not be done again
}
going-on-again-read = Read
