# A sale that is put right: void, correction of a payment, refunds to verify.

amend-void = Void places
amend-void-title = Void places of order { $number }
amend-which = Places to void
amend-all = All places
amend-none-chosen = Choose the places that the customer gives back.
amend-given = To give back
amend-way-hand = In cash, at this counter
amend-way-terminal = To the card, by the terminal
amend-way-lot = To the customer’s credit
amend-way-credit = To the customer’s credit, newly made
amend-way-carried = Carried over to the new order
amend-way-corrected = Taken back to be corrected
amend-until = until { $day }
amend-terminal = { $n ->
    [one] Refund on the terminal, then say its result
   *[other] Refund { $n } cards on the terminal, one after the other, and say each result
}
amend-terminal-said = Result of the terminal, { $card }
amend-authorisation-of = Authorisation no., { $card }
amend-missing = Missing: { $what }.
amend-missing-go = leads there
amend-missing-places = the seats to void
amend-missing-terminal = the result of the terminal
amend-missing-tickets = whether the tickets are back
amend-missing-reason = the reason
amend-missing-amount = the amount
amend-missing-day = the date
amend-missing-why = why
amend-missing-terms = the customer’s agreement
amend-missing-writing = the customer’s writing
amend-missing-supervisor = a supervisor
amend-missing-signature = the signature of a supervisor
amend-terminal-done = Refunded
amend-terminal-unknown = Result unknown
amend-unknown-text = The refund is listed “to verify” until a supervisor says how it ended.
amend-tickets = Printed tickets
amend-returned = Tickets given back
amend-not-returned = Without the tickets
amend-reason = Reason
amend-reason-mistake = Mistake at the counter
amend-reason-customer = The customer asks
amend-reason-event = Performance or seat changed
amend-reason-other = Other
amend-note = Note for colleagues
amend-void-act = { $n ->
    [one] Void { $n } place, give back { $given }
   *[other] Void { $n } places, give back { $given }
}
amend-act-cash = { $amount } in cash
amend-act-card = { $n ->
    [one] { $amount } by card
   *[other] { $amount } on { $n } cards
}
amend-act-card-unsure = { $amount } by card, to verify
amend-act-credit = { $amount } to their credit
amend-not-voided = The places were not voided
amend-voided = { $number }, given back: { $given }
amend-told-unsettled = { $number }: the terminal did not say whether it gave the money back. Given back: { $given }
amend-supervisor-needed = A supervisor must do it, with a second one.
amend-second = Signature of a supervisor
amend-second-correct = This correction needs a supervisor beside you.
amend-supervisor = Supervisor
amend-pin = Their PIN
amend-sign = Sign
amend-signed = Signed by { $name }
amend-not-signed = The signature was not taken
amend-nobody = No other supervisor is known to this house.
amend-why-house-rule = The house leaves this to supervisors.
amend-why-other-sale = Somebody else made this sale.
amend-why-other-day = This sale is of another day.
amend-why-scanned = A ticket was scanned at the door.
amend-why-begun = The performance has begun.
amend-why-ticket-missing = The tickets are not given back.
amend-why-amount = The amount needs two supervisors.

amend-correct = Correct the payment
amend-correct-title = Correct the payment of order { $number }
amend-correct-booked = Booked: { $payment }
amend-in-cash = Part received in cash
amend-by-card = Part received by card
amend-correct-cash = Book { $cash } in cash
amend-correct-card = Book { $card } by card
amend-correct-both = Book { $cash } in cash and { $card } by card
amend-not-corrected = The payment was not corrected
amend-corrected = { $number }: payment corrected

amend-list = Put right
amend-kind-void = Void
amend-kind-tender-correction = Correction
amend-kind-exchange = Exchange
amend-with = with { $name }
amend-unsettled = To verify
amend-paper = Paper
amend-new-order = Order { $number }

amend-to-verify = Refunds to verify
amend-to-verify-count = { $n ->
    [one] { $n } refund to verify
   *[other] { $n } refunds to verify
}
amend-to-verify-none = Every refund is verified
amend-settle = Verify
amend-settle-how = How did it end?
amend-settle-card = The terminal had done it
amend-settle-again = Done again by card
amend-settle-cash = Given in cash
amend-settle-credit = Put on the customer’s credit
amend-settle-failed = Tried again: refused
amend-settle-unknown = Tried again: result unknown
amend-settle-note = Note the try
amend-tried = The try is noted, the refund is still to be verified
amend-tries = { $n ->
    [one] { $n } more try
   *[other] { $n } more tries
}
amend-settle-act = Confirm { $amount }
amend-settle-supervisor = A supervisor verifies each refund against the terminal’s records.
amend-not-settled = The refund was not verified
amend-settled-card = { $amount } were refunded to the card
amend-settled-again = { $amount } refunded to the card
amend-settled-cash = { $amount } to give in cash
amend-settled-credit = { $amount } put on the customer’s credit

amend-exchange = Exchange
amend-exchange-title = Exchange places of order { $number }
amend-exchange-which = Places given back
amend-exchange-text = Then choose at the counter what the customer takes instead. The difference is paid or given back.
amend-exchange-losing = { $n ->
    [one] The basket under way, { $n } place, will be emptied.
   *[other] The basket under way, { $n } places, will be emptied.
}
amend-exchange-go = Choose the new places
amend-exchange-go-with = { $n ->
    [one] Exchange { $n } place of { $value }
   *[other] Exchange { $n } places, { $value } in all
}
amend-exchange-band = Exchange of order { $number }: { $seats }, { $value }
amend-exchange-band-uncounted = Exchange of order { $number }: { $seats }
amend-less-given = less { $value } of places given back
amend-even = Nothing to pay, nothing to give back
amend-exchange-leave = Give the exchange up
amend-exchange-next = Exchange…
amend-exchange-given = Given back: { $seats }
amend-exchange-taken = { $n ->
    [one] Taken: { $n } place
   *[other] Taken: { $n } places
}
amend-exchange-even = { $n ->
    [one] Exchange against { $n } place, nothing to pay
   *[other] Exchange against { $n } places, nothing to pay
}
amend-exchange-back = { $n ->
    [one] Exchange against { $n } place, give back { $amount }
   *[other] Exchange against { $n } places, give back { $amount }
}
amend-exchange-paid = { $n ->
    [one] Exchange against { $n } place · { $paid }
   *[other] Exchange against { $n } places · { $paid }
}
amend-not-exchanged = The places were not exchanged
amend-exchanged = Exchange { $number }
