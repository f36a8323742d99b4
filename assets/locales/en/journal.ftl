# The journal's screen. The journal's own sentences come from the core: deeds.ftl.

journal-title = Journal
journal-about = Each act is written once, chained to the one before, and cannot be changed.
journal-verify = Verify
journal-verifying = Verifying…
journal-intact = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} read again: the journal and the ledger are intact.
journal-broken = The journal or the ledger was touched.
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
journal-what-file-damaged = The database’s file is damaged:
journal-what-row-missing = A row is missing there.
journal-what-row-changed = Its contents no longer match its hash.
journal-what-note-changed = The words kept beside it were changed.
journal-what-rows-after-end = Rows were added after the end of the journal.
journal-what-transfer-stray = A transfer belongs to no row of the journal.
journal-what-account-changed = An account does not match its transfers:
journal-what-lot-changed = A credit does not match its transfers:
journal-what-reprise-without-credit = An accepted reprise lacks its credit:
journal-what-acceptance-changed = An accepted reprise no longer tells what it gave.
journal-what-credit-misplaced = The credit of a reprise did not go back where it came from:
journal-what-credit-excess = An order gave more credit than it was paid:
journal-what-refund-misplaced = The credit of an amendment did not go back where it came from:
journal-what-refund-try-unjournalled = A try of a refund has no row in the journal:
journal-what-ticket-missing = The series of tickets has a gap:
journal-what-receipts-changed = The receipts of an order are not those of the journal:
journal-what-handed-without-ticket = A seat that was handed over has no ticket, order:
journal-what-amendment-unjournalled = An amendment has no row in the journal:
journal-what-amendment-missing = The series of amendments has a gap:
journal-what-amendment-changed = An amendment no longer matches its places:
journal-what-refund-changed = The refunds of an amendment no longer match the transfers:
journal-what-refund-excess = More of a payment was given back than was paid, order:
journal-what-place-cancelled = A place sold here is cancelled without an amendment, order:
journal-what-rescheduling-unjournalled = A change of date has no row in the journal:
journal-what-rescheduling-changed = A change of date no longer matches its row in the journal:
journal-what-rescheduling-missing = A change of date in the journal is gone:
journal-what-reprise-relieved = A request has no fee outside a change of date:
