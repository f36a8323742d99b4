# Customers: search, sheet, orders, request, statement.

customers-title = Customers
customers-search = Search
customers-search-placeholder = Name, e-mail, phone, order…
customers-new = New customer
customers-edit = Edit
customers-none = No customer
customers-none-text = No name, e-mail, phone or order number matches.
customers-choose = Choose a customer
customers-no-contact = No e-mail, no phone
customers-col-name = Customer
customers-col-balance = Balance

customers-last-name = Last name
customers-first-name = First name
customers-email = E-mail
customers-phone = Phone
customers-locale = Language of mails
customers-locale-fr = French
customers-locale-en = English
customers-save = Save
customers-twins = Perhaps there already
customers-twin-number = no. { $number }
customers-twin-email = same e-mail
customers-twin-phone = same phone
customers-twin-name = same name
customers-twin-near-name = similar name
customers-twin-open = It is the same person
customers-twin-create = Create anyway
customers-twin-keep = Save anyway
customers-twin-back = Back to typing
customers-twin-ask = A customer who is there already looks like this one. Is it the same person?
customers-twin-ask-email = A customer has this e-mail already. Is it the same person?
customers-not-saved = The customer was not saved
customers-reread = Read the sheet again
customers-not-read = The sheet was not read again
customers-bad-field = This field will not do

customers-since = Customer no. { $n }, since { $since }
customers-pending = { $n ->
    [one] { $n } request pending
   *[other] { $n } requests pending
}
customers-balance = Balance
customers-lot = of which { $left } until { $until } ({ $lot })
customers-lots-more = { $n ->
    [one] and { $n } more credit, on the statement
   *[other] and { $n } more credits, on the statement
}
customers-lot-expired = { $left } expired on { $until } ({ $lot })
customers-sell = Sell
customers-basket-title = A basket is under way
customers-basket-text = { $n ->
    [one] { $n } seat, { $name }.
   *[other] { $n } seats, { $name }.
}
customers-basket-act = Sell this basket to { $name }
customers-statement = Statement
customers-back = Back

customers-show = Show
customers-show-n = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
customers-order-search = Search
customers-no-orders = No order
customers-col-show = Show
customers-col-number = Order no.
customers-col-places = Places
customers-col-total = Amount
customers-col-performance = Performance
customers-col-state = State
customers-details = Details
customers-details-of = Order { $number }
customers-order-issued = Issued
customers-order-unpaid = Unpaid
customers-order-cancelled = Cancelled
customers-pending-short = { $n } pending
customers-taken-short = { $n ->
    [one] { $n } taken back
   *[other] { $n } taken back
}
customers-page = { $first } to { $last } of { $total }
customers-previous = Previous
customers-following = Next

customers-order-head = { $n ->
    [one] Order { $number } · { $n } place · { $total } · “{ $state }”
   *[other] Order { $number } · { $n } places · { $total } · “{ $state }”
}
customers-net = Net today
customers-fees = of which { $fees } of fees
customers-request = Take the seat back
customers-request-all = Take every seat back
customers-download = Download the ticket
customers-reprint = Duplicate
customers-withdraw = Withdraw the request
customers-withdraw-title = Withdraw the request?
customers-withdraw-about = { $place }. The request is closed without credit, and the customer can use the ticket again.
customers-place-pending = Request in progress
customers-not-withdrawn = The request was not withdrawn
customers-not-reprinted = The duplicate was not asked for

customers-col-place = Place
customers-paid = Amount paid
customers-reprise = Amount credited
customers-credit = Credit:
customers-total = Total
customers-exception = A rule is broken: the request is an exception, to be signed by another supervisor.
customers-exception-agent = A rule is broken: only a supervisor can make this request.
customers-terms = Terms and conditions, version { $version }
customers-agree = The customer accepts the terms, by phone or at the counter
customers-confirm = Make the request
customers-requested = Request { $number } recorded
customers-not-requested = The request was not made

customers-statement-pdf = Statement as PDF
customers-no-movements = No movement
customers-col-date = Date
customers-col-movement = Movement
customers-col-lot = Credit
customers-col-amount = Amount
customers-col-after = Balance
customers-movement-reprise = Credit given
customers-movement-sale = Purchase
customers-movement-amendment = Purchase put right
customers-movement-reversal = Credit reversed
customers-movement-opening = Earlier credit
customers-movement-lapse = Credit lapsed
customers-movement-lapse-undone = Lapse undone
customers-movement-gift = Goodwill credit
customers-movement-gift-taken-back = Goodwill credit taken back
customers-movement-extension = Credit extended
customers-movement-brought-in = Balance brought in
customers-movement-given-up = Credit given up in writing
customers-movement-other = Other movement
customers-lot-left = { $left } left of { $issued }
customers-lot-lapsed-of = { $lapsed } of { $issued } lapsed
customers-valid-until = valid until { $until }
customers-until = until { $until }
customers-expired-on = expired on { $until }

# Access to the site, and a closing asked for by the customer.
access-open = { $n ->
    [one] 1 site session open, signed in { $since }
   *[other] { $n } site sessions open, last signed in { $since }
}
access-end = End their site sessions
access-ended = Site sessions ended for { $name }
access-not-ended = The site sessions are not ended
closing-waiting = { $n ->
    [one] 1 account to close:
   *[other] { $n } accounts to close:
}
closing-asked = Asked on the site for the account to be closed, on { $at }.
closing-gives-up = Gives up { $amount }.
closing-writing = Closing asked for on the site on { $at }
