# The journal's screen. The journal's own sentences come from the core.

journal-title = Journal
journal-about = Each act is written once, chained to the one before, and cannot be changed.
journal-verify = Verify
journal-verifying = Verifying…
journal-intact = { $rows } rows read again: the journal and the ledger are intact.
journal-touched = Row { $seq } has been touched.
journal-filters = Filters
journal-filter-person = Operator
journal-filter-customer = Customer
journal-filter-order = Order no.
journal-filter-from = From
journal-filter-to = to
journal-widen = Show everything
journal-col-seq = No.
journal-col-at = Date and time
journal-col-operator = Operator
journal-col-counter = Counter
journal-col-sentence = What was done
journal-empty = The journal is empty
journal-nothing-found = No row matches
journal-nothing-found-text = Widen the period or clear a filter.
journal-what-hash = Its hash no longer matches its contents.
