# The journal's screen. The journal's own sentences come from the core: deeds.ftl.

journal-title = Journal
journal-about = Each act is written once, chained to the one before, and cannot be changed.
journal-verify = Verify
journal-verifying = Verifying…
journal-intact = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} read again: the journal and the ledger are intact.
journal-overdue = { $n ->
    [one] { $n } credit that lapsed more than two days ago is
   *[other] { $n } credits that lapsed more than two days ago are
} not taken as income yet: no counter was open, it will be done within a minute.
journal-broken = The journal or the ledger was touched.
journal-touched = Row { $seq } has been touched.
journal-paper = Check a paper
journal-paper-hint = The “Journal” line of a ticket or a receipt: 1042 7KQ2-M9XP-D4T8
journal-paper-check = Check
journal-filters = Filters
journal-filter-person = Operator
journal-filter-customer = Customer
journal-filter-order = Order no.
journal-filter-from = From
journal-filter-to = to
journal-widen = Show everything
journal-lapses = Lapsed credit
journal-lapses-about = What nobody spent in time: income of the house, on the day on which it is written.
journal-lapses-none = No credit lapsed in this period
journal-lapses-owed = Owed to customers
journal-lapses-total = Lapsed in the period
journal-lapses-days = By day
journal-lapses-lots = { $n ->
    [one] { $n } movement
   *[other] { $n } movements
}
journal-lapses-rows = Credit by credit
journal-lapses-until = valid until { $until }
journal-lapses-undone = lapse undone
journal-lapses-more = Show more
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
journal-what-lapse-changed = The lapse of a credit does not match its movements any more:
journal-what-lapse-early = A credit lapsed before its time:
journal-what-lapse-partial = The lapse of a credit did not take all that was left:
journal-what-gift-changed = A credit given by hand no longer matches its row in the journal:
journal-what-extension-changed = An extended credit no longer matches its row in the journal:
journal-what-balance-changed = A balance brought in no longer matches its row in the journal:
journal-what-credit-unjournalled = Credit moved without the row of the journal that allows it.
journal-what-origin-changed = The origin of a credit is no longer as the journal left it:
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
journal-what-payment-changed = The payments of an order are no longer those of the journal:
journal-what-order-changed = An order is no longer as the journal left it:
journal-what-place-changed = A place is no longer as the journal left it:
journal-what-ticket-changed = A ticket is no longer as the journal left it:
journal-what-copy-changed = A copy is no longer as the journal left it:
journal-what-receipt-changed = A receipt is no longer as the journal left it:
journal-what-contradiction-changed = A contradiction of an import is no longer as the journal left it:
journal-what-handover-changed = The handing over of a ticket is no longer as the journal left it:
journal-what-reprise-changed = A request is no longer as the journal left it:
journal-what-lot-falsified = A credit is no longer as the journal left it:
journal-what-amendment-falsified = An amendment is no longer as the journal left it:
journal-what-refund-falsified = A refund is no longer as the journal left it:
journal-what-rescheduling-falsified = A change of date is no longer as the journal left it:
journal-what-customer-changed = A customer is no longer as the journal left it:
journal-what-mail-changed = A mail is no longer as the journal left it:
journal-what-policy-changed = Reprise terms are no longer as the journal left them:
journal-what-setting-changed = A setting is no longer as the journal left it:
journal-what-series-changed = A series of numbers is no longer as the journal left it:
journal-what-gap-changed = Numbers that the books do not have are no longer as the journal left them:
journal-what-house-changed = The house is no longer as the journal left it:
journal-what-operator-changed = A person is no longer as the journal left them:
journal-what-counter-changed = A counter is no longer as the journal left it:
journal-what-account-renamed = An account is no longer as the journal left it:
journal-what-show-changed = A show is no longer as the journal left it:
journal-what-performance-changed = A performance is no longer as the journal left it:
journal-what-price-changed = A price is no longer as the journal left it, performance:
journal-what-hall-changed = A hall is no longer as the journal left it:
journal-what-seat-changed = A seat is no longer as the journal left it:
journal-what-category-changed = A category is no longer as the journal left it:
journal-what-rate-changed = A rate is no longer as the journal left it:
journal-what-former-name-changed = A former name is no longer as the journal left it:
journal-what-command-changed = A command is no longer kept as it was given:
