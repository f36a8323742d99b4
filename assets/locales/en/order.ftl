# The order: its seats, its money, its papers, its customer, what happened.

order-title = Order { $number }
order-loading = Order
order-none = No order chosen
order-back = Back
order-actions = What can be done with the order
order-places = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
order-passing = Passing customer
order-no-email = No e-mail address
order-total = Total
order-due = To be paid

order-print-all = Print all
order-not-printed = The tickets were not prepared
order-print-again = Duplicates
order-again-text = { $n ->
    [one] The ticket has come out already: the new copy will say “DUPLICATA”.
   *[other] The tickets have come out already: the { $n } new copies will say “DUPLICATA”.
}
order-again-act = { $n ->
    [one] Print { $n } duplicate
   *[other] Print { $n } duplicates
}
order-left = Left out: { $places }
order-left-one = { $seat } ({ $why })
order-left-given = ticket given already
order-send = Send by mail
order-send-text = { $n ->
    [one] The ticket leaves as a PDF, attached to the mail.
   *[other] The { $n } tickets leave in one PDF, a page a seat.
}
order-send-again = A ticket that was given already will leave as a DUPLICATA.
order-send-keep = Keep this address on the customer’s sheet
order-send-now = { $n ->
    [one] Send the ticket
   *[other] Send the { $n } tickets
}
order-sent = { $n ->
    [one] { $n } ticket leaves by mail
   *[other] { $n } tickets leave by mail
}
order-not-sent = The tickets were not sent
order-receipt = Receipt
order-receipt-again = Duplicate receipt
order-attach = Give a customer
order-correct = Change customer
order-attach-now = Order in the name of { $name }
order-not-attached = The customer was not changed
order-sheet = Customer’s sheet
order-pay = Take { $due }
order-pay-key = Take the money
order-taken = Order { $number } paid
order-give-back = To give back: { $change }
order-not-taken = The money was not taken
order-note = Note
order-contradicted = { $place }: the file says “{ $there }”, here “{ $here }”
order-contradicted-settle = Settle
order-note-label = For colleagues
order-not-noted = The note was not kept

order-places-label = Seats of the order
order-no-places = This order has no seat
order-col-show = Show and performance
order-col-rate = Rate and holder
order-place-live = Valid
order-place-pending = Return requested
order-place-taken-back = Taken back
order-place-cancelled = Cancelled
order-scanned = Scanned
order-ticket = Ticket { $number }
order-no-ticket = No ticket
order-ticket-elsewhere = Ticket issued elsewhere
order-copies = { $n ->
    [one] { $n } copy
   *[other] { $n } copies
}
order-copy-waiting = to print
order-copy-sent = { $n ->
   *[other] came out?
}
order-copy-lost = { $n ->
   *[other] lost
}
order-handed = handed over by { $name } on { $at }

order-beside = Money and papers
order-payments = Payments
order-not-paid = Nothing is paid yet
order-paid-elsewhere = Paid elsewhere
order-card = card •••• { $last4 }
order-carried-from = Carried over from order { $number }
order-carried-to = Carried over to order { $number }
order-corrected = corrected, { $number }
order-gone-hand = Given back in cash
order-gone-terminal = Given back on the card
order-gone-lot = Given back to the balance
order-gone-credit = Given back to the balance, new credit
order-gone-carried = Carried over
order-gone-corrected = Taken back to be corrected
order-gone-reprise = Seat taken back, as credit
order-holds = Net paid
order-change = given back { $change }
order-papers = Papers
order-no-papers = No ticket nor receipt given
order-paper-receipt = Receipt
order-paper-tickets = { $n ->
    [one] Ticket { $seats }
   *[other] Tickets { $seats }
}
order-way-printer = { $n ->
   *[other] printed
}
order-way-file = as a PDF
order-way-mail = by mail
order-duplicata = DUPLICATA no. { $rank }
order-notes = Notes
order-no-notes = No note
order-history = History
order-no-history = Nothing happened here
