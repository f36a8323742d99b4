# Requests to take a place back: the list, the file, the decision.

queue-title = Reprise requests
queue-title-sign = Requests to sign
queue-lists = Lists of requests
queue-urgent = { $n } within 48 h
queue-urgent-many = Very many within 48 h
queue-search = Search requests
queue-search-placeholder = Name, order…
queue-bucket-open = To do
queue-bucket-sign = To sign
queue-bucket-held = On hold
queue-bucket-done = Done

queue-filters = Filters
queue-filter-show = Show
queue-filter-performance = Performance
queue-filter-channel = Channel
queue-filter-flag = Feature
queue-filter-from = Received from
queue-filter-to = to
queue-widen = Show everything

queue-col-received = Received
queue-col-decided = Decided
queue-col-customer = Customer
queue-col-show = Show, performance
queue-col-place = Place
queue-col-paid = Paid
queue-col-reprise = Reprise
queue-col-difference = Kept
queue-col-time-left = Starts in
queue-col-state = State

queue-state-requested = Received
queue-state-held = On hold
queue-state-awaiting-supervisor = To sign
queue-state-accepted = Accepted
queue-state-refused = Refused
queue-state-withdrawn = Withdrawn
queue-state-duplicate = Duplicate
queue-state-moot = Moot
queue-state-reversed = Reversed
queue-word-pending = Reprise requested
queue-word-taken-back = Place taken back
queue-word-live = Ticket valid
queue-word-cancelled = Cancelled

queue-flag-printed = Printed
queue-flag-scanned = Scanned
queue-flag-late = Too late
queue-flag-early = Early
queue-flag-free = Free
queue-flag-subscription = Subscription
queue-flag-several = Grouped
queue-flag-sign = To sign
queue-flag-elsewhere = Contradicted
queue-more-flags = +{ $n }

queue-empty-open = Nothing to do
queue-empty-open-text = New requests arrive here by themselves.
queue-empty-sign = Nothing to sign
queue-empty-sign-text = Requests that wait for a supervisor’s signature are kept here.
queue-empty-held = Nothing on hold
queue-empty-held-text = The P key puts aside a request that lacks something.
queue-empty-done = No request decided yet
queue-empty-done-text = Decided requests are found here.
queue-nothing-found = No request matches
queue-nothing-found-text = Accents and capitals do not matter; a name, an e-mail, an order number or a show is enough.

queue-file = File of the request
queue-no-file = No file open
queue-see-order = See the order
queue-order-line = Order { $number } · { $places ->
    [one] { $places } place
   *[other] { $places } places
} · { $total } · { $channel }
queue-kept = Kept
queue-rules = Rules in force when requested
queue-terms = Terms accepted, version { $version }
queue-outcome-ok = Kept:
queue-outcome-warn = Worth a look:
queue-outcome-broken = Broken:
queue-if-accepted = { $n ->
    [one] If the request is accepted
   *[other] If the requests are accepted
}
queue-balance = Customer’s balance
queue-becomes = becomes
queue-balance-now = Balance { $balance }
queue-credit-until = Credit valid until
queue-credit = Credit
queue-credit-given = Credit given, at most what was paid
queue-credit-none = None
queue-credit-new = New credit
queue-credit-back = Given back to this credit
queue-credit-grace = New credit, days of grace
queue-credit-number = Credit no.
queue-credit-left = Left to spend
queue-seat = Seat { $seat }
queue-seat-on-sale = back on sale
queue-seat-free = free, sales closed
queue-seat-over = no longer sold, performance begun
queue-seat-kept = stays off sale
queue-vat = VAT { $rate }
queue-mail = E-mail to the customer
queue-preview = Preview
queue-preview-mail = Preview the e-mail
queue-needs-signature = A supervisor will have to sign.
queue-other-places = Other places of the order
queue-only-place = Order of a single place
queue-net-today = net today { $net }
queue-customer = Customer
queue-first-request = This customer’s first request.
queue-history = History

queue-mail-preview = The e-mail as it will leave
queue-mail-subject = Subject:
queue-mail-form = Form of the e-mail
queue-mail-html = Laid out
queue-mail-text = Plain text

queue-accept = Accept
queue-propose = Pass to the supervisor
queue-sign = Sign
queue-refuse = Refuse
queue-hold = Hold
queue-resume = Resume
queue-pass = Pass on
queue-pass-word = Pass on with a word
queue-withdraw-short = Withdraw
queue-withdraw = Withdraw
queue-reverse = Reverse
queue-close-moot = Without object
queue-close-duplicate = Duplicate
queue-close-moot-title = There is nothing left to decide: nothing is given.
queue-close-duplicate-title = The place was given back elsewhere already: nothing is given.
queue-close-tell = Write to { $name }
queue-close-tell-letter = Write to { $name } by letter, no e-mail known
queue-close-sentence = A word for the customer (optional)
queue-refuse-title = Why refuse?
queue-refuse-lacks = { $n ->
    [one] Choose a reason (1).
   *[other] Choose a reason (1 to { $n }).
}
queue-refuse-sentence = A word for the customer (optional)
queue-pass-title = Pass the request to a supervisor.
queue-pass-note = What to look at (optional)
queue-reverse-title = { $ticket ->
    [gone] Reverse: the credit is taken back, and the place stays cancelled as in the other system.
    [shut] Reverse: the credit is taken back and the place is sold again, but its ticket does not open the door.
   *[valid] Reverse: the credit is taken back and the place is valid again.
}
queue-reverse-note = Reason, kept in the journal
queue-withdraw-title = { $ticket ->
    [gone] The customer withdraws the request: the place is cancelled as in the other system.
    [shut] The customer withdraws the request: the place stays sold, but its ticket does not open the door.
   *[valid] The customer withdraws the request: the ticket is valid again.
}
queue-why-needs-supervisor = Only a supervisor can sign.
queue-why-own-proposal = You proposed this one: another supervisor has to sign it.
queue-why-not-allowed = An agent or a supervisor decides.
queue-claimed-by = { $name } is looking at this request.
queue-proposed-by = Proposed by { $name }.
queue-decided = Decided by { $name }, { $at }.

queue-done-accepted = Reprise accepted
queue-done-refused = Request refused
queue-done-held = Request put on hold
queue-done-requested = Request back in the list
queue-done-awaiting-supervisor = Passed to the supervisor
queue-done-withdrawn = Request withdrawn
queue-done-reversed = Reprise reversed
queue-done-duplicate = Duplicate request
queue-done-moot = Moot request
queue-undone = Decision undone, the request is back.
queue-untransmitted = No longer passed on, the request is back.
queue-not-done = The decision did not go through

queue-mark = Mark or not
queue-mark-of = Mark { $name }, { $seat }
queue-mark-all = Mark all
queue-many = Marked requests
queue-many-title = { $n ->
    [one] { $n } request marked
   *[other] { $n } requests marked
}
queue-many-beyond = The first { $n } of { $all }. Mark the next ones once these are accepted.
queue-many-accepted = Accepted
queue-many-passed = Passed to a supervisor
queue-many-alerts = With an alert
queue-many-stay = Left as they are
queue-many-clear = Unmark all
queue-many-accept = { $n ->
    [one] Accept { $n } request
   *[other] Accept { $n } requests
}
queue-many-pass = { $n ->
    [one] Pass on { $n } request
   *[other] Pass on { $n } requests
}
queue-many-both = Accept { $accepted }, pass on { $passed }
queue-many-confirm = Confirm
queue-many-sure = { $n ->
    [one] Accept { $n } reprise: { $amount } of credit.
   *[other] Accept { $n } reprises: { $amount } of credit.
}
queue-many-sure-passed = { $n ->
    [one] Pass { $n } request to a supervisor: { $amount }.
   *[other] Pass { $n } requests to a supervisor: { $amount }.
}
queue-many-busy = { $n ->
    [one] Accepting { $n } request…
   *[other] Accepting { $n } requests…
}
queue-many-done = { $n ->
    [one] { $n } reprise accepted: { $amount } of credit
   *[other] { $n } reprises accepted: { $amount } of credit
}
queue-many-none = No reprise accepted
queue-many-passed-done = { $n ->
    [one] { $n } request passed to a supervisor.
   *[other] { $n } requests passed to a supervisor.
}
queue-many-left-done = { $n ->
    [one] { $n } request stays marked, with the reason.
   *[other] { $n } requests stay marked, with the reason.
}
queue-many-left = { $n ->
    [one] Left as it was
   *[other] Left as they were
}
queue-many-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
queue-many-undone = { $n ->
    [0] No decision undone
    [one] { $n } decision undone, the request is back.
   *[other] { $n } decisions undone, the requests are back.
}
queue-many-undone-left = { $n ->
    [one] { $n } decision stands: it is too late, or the credit or the seat was used.
   *[other] { $n } decisions stand: it is too late, or the credit or the seat was used.
}

rule-eligible-ok = Show takes places back
rule-eligible-broken = This show does not take places back
rule-deadline-ok = Requested in time (until { $deadline_at_ms })
rule-deadline-broken = Requested after the deadline ({ $deadline_at_ms })
rule-rescheduled-ok = Performance moved: without a fee until { $free_until_day_ms }
rule-rescheduled-broken = Performance moved, but asked for after { $free_until_day_ms }
rule-rate-ok = Rate can be taken back
rule-rate-broken = Rate not taken back: { $rate }
rule-channel-ok = Channel can be taken back
rule-channel-broken = Channel not taken back: { $channel }
rule-scanned-ok = Ticket not scanned
rule-scanned-broken = Ticket already scanned at the door
rule-printed-ok = Ticket never printed
rule-printed-warn = Ticket already printed: its code will be revoked
rule-free-ok = Place was paid for
rule-free-warn = Free place: the credit will be nil
rule-leaves-warn = The conditions leave nothing to give back: the credit will be nil
rule-paid-broken = The other system says that the order is unpaid
rule-stands-broken = The other system says that the place is cancelled
rule-unmoved-broken = The other system has moved the place: { $value }
rule-same-price-broken = The other system says another price: { $value }

history-reprise-requested = Request received
history-reprise-held = Put on hold
history-reprise-resumed = Back in the list
history-reprise-passed = Passed to the supervisor
history-reprise-accepted = Reprise accepted
history-reprise-refused = Request refused
history-reprise-undone = Decision undone
history-reprise-withdrawn = Withdrawn by the customer
history-reprise-reversed = Reprise reversed
history-reprise-relieved = Without a fee: performance moved
history-reprise-closed = Closed by a supervisor
history-mail-sent = Mail sent
history-mail-failed = Mail refused
history-mail-in-doubt = Mail: to be checked
history-other = Another deed: see the journal
