# What was done: one sentence an act of the journal.

deed-place = row { $row }, seat { $seat }
deed-place-free = free seating
deed-nobody = the program
deed-customer = the customer, on the site
deed-unknown = Action unknown to this version: { $action }.

deed-reprise-requested = Request { $reprise } from { $customer } received: order { $order }, { $show }, { $place }, paid { $paid_cents }, credit { $reprise_cents }.
deed-reprise-held = Request { $reprise } from { $customer } put on hold.
deed-reprise-resumed = Request { $reprise } from { $customer } taken up again.
deed-reprise-passed = Request { $reprise } from { $customer } passed to a supervisor: { $show }, { $place }, { $reprise_cents }.
deed-reprise-accepted = Request { $reprise } from { $customer } accepted: order { $order }, { $show }, { $place }, { $reprise_cents } added to the balance.
deed-reprise-refused = Request { $reprise } from { $customer } refused: order { $order }, { $show }, { $place }.
deed-reprise-undone = Decision on request { $reprise } from { $customer } undone at once.
deed-reprise-withdrawn = Request { $reprise } withdrawn by { $customer }: { $show }, { $place }.
deed-reprise-reversed = Request { $reprise } from { $customer } reversed: { $reprise_cents } taken off the credit, place given back.
deed-reprise-closed = Request { $reprise } from { $customer } closed, { $state ->
    [duplicate] a duplicate
   *[other] without object
}: { $show }, { $place }.
deed-reprise-relieved = Request { $reprise } of { $customer } without a fee, performance moved: { $reprise_cents } instead of { $before_cents }.

deed-sale-made = Sale { $order }: { $show }, { $seats }, total { $total_cents }{ $from_credit ->
    [none] .
   *[some] , of which { $credit_cents } from the balance.
}
deed-sale-voided = Cancellation { $amendment }: order { $order }, { $show }, { $seats }, worth { $amount_cents }.
deed-sale-tender-corrected = Correction { $amendment }: order { $order }, { $amount_cents } in fact paid { $cash_cents } in cash and { $card_cents } by card.
deed-sale-exchanged = Exchange { $amendment }: order { $order }, { $show }, { $seats } against order { $new_order }, { $new_show }, { $new_seats }; { $amount_cents } against { $total_cents }.
deed-refund-tried = Refund { $amendment } tried again, order { $order }: { $amount_cents }, try { $rank }, { $said ->
    [failed] refused
   *[unknown] result unknown
}.
deed-refund-settled = { $by ->
    [card] Refund { $amendment } verified: { $amount_cents } did reach the card.
    [again] Refund { $amendment } verified: done again by card, { $amount_cents }.
    [cash] Refund { $amendment } verified: failed, { $amount_cents } given in cash.
   *[credit] Refund { $amendment } verified: failed, { $amount_cents } added to the balance.
}
deed-amendment-printed = { $copy ->
    [original] Document { $amendment } made, order { $order }.
   *[duplicata] Duplicata no. { $duplicata } of document { $amendment } made, order { $order }.
}
deed-ticket-issued = Tickets issued for order { $order }: { $seats }.
deed-ticket-sent = Tickets of order { $order } sent to the printer: { $seats }.
deed-ticket-printed = Tickets of order { $order } came out: { $seats }.
deed-ticket-not-printed = Tickets of order { $order } did not come out: { $seats }.
deed-ticket-reprinted = Duplicate asked for order { $order }: { $seats }.
deed-ticket-filed = Tickets of order { $order } given as a PDF: { $seats }.
deed-ticket-mailed = Tickets of order { $order } sent by mail: { $seats }.
deed-receipt-made = Receipt of order { $order } made.
deed-receipt-repeated = Duplicate no. { $duplicata } of the receipt of order { $order }.
deed-order-handed-over = Tickets of order { $order } handed over: { $seats }.
deed-order-attached = Order { $order } given to customer no. { $number }.
deed-order-corrected = Order { $order } moved from customer no. { $before } to customer no. { $number }.
deed-order-paid = Order { $order } paid: { $total_cents }{ $from_credit ->
    [none] .
   *[some] , of which { $credit_cents } credit.
}
deed-order-noted = Note on order { $order }.

deed-credit-opened = Credit { $lot } of { $amount_cents } opened for { $customer }, valid until { $expires_at_ms }.
deed-credit-lapsed = Credit { $lot } of { $customer } lapsed on { $expires_at_ms }, an income of { $amount_cents }.
deed-credit-ending-told = { $customer } told of credit that ends on { $expires_at_ms }: { $amount_cents } to spend ({ $lots }).
deed-credit-given = Credit { $lot } of { $amount_cents } given to { $customer }, valid until { $expires_at_ms }.
deed-credit-taken-back = Credit { $lot } of { $customer } taken back: { $amount_cents } that nobody had spent.
deed-credit-extended = Credit { $from } of { $customer } extended from { $before_ms } to { $expires_at_ms }, as credit { $lot }: { $amount_cents }.
deed-credit-brought-in = Balance of { $customer } brought in as credit { $lot }, valid until { $expires_at_ms }: { $amount_cents }.
deed-credit-given-up = Credit { $lot } given up in writing: { $amount_cents }, as the person is erased.
deed-customer-created = Customer created: { $customer }.
deed-customer-changed = Customer changed: { $customer }.
deed-customer-erased = Customer no. { $number } erased: their orders and amounts stay.
deed-customer-signed-out = Site sessions of { $customer } ended.
deed-customer-closing-asked = { $customer } asked for their account to be closed.
deed-customer-closing-dropped = { $customer } took their request to close the account back.
deed-policy-set = Exchange terms changed.
deed-policy-set-fields = Exchange terms changed: { $fields }.
deed-hall-created = Hall created: { $hall }, { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}.
deed-hall-planned = Plan of hall { $hall }: { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, { $levels ->
    [one] { $levels } level
   *[other] { $levels } levels
}.
deed-seats-taken-over = Seats { $seats } of { $show }, { $starts_at_ms } taken out of the basket of { $operator } ({ $counter }).
deed-seats-put-out = { $count ->
    [one] { $count } seat put out of sale
   *[other] { $count } seats put out of sale
} ({ $kind ->
    [technical] technical
    [house] house seat
    [companion] companion
   *[several] several reasons
}), { $show }, { $starts_at_ms }: { $seating ->
    [free] free seating
   *[numbered] { $seats }
}.
deed-seats-put-back = { $count ->
    [one] { $count } seat put back on sale
   *[other] { $count } seats put back on sale
} ({ $kind ->
    [technical] technical
    [house] house seat
    [companion] companion
   *[several] several reasons
}), { $show }, { $starts_at_ms }: { $seating ->
    [free] free seating
   *[numbered] { $seats }
}.
deed-hall-changed = Hall changed: { $hall }, { $added ->
    [one] { $added } seat added
   *[other] { $added } seats added
}, { $changed } changed, { $removed } removed, { $withdrawn } taken off sale.
deed-outs = { $n ->
    [one] { $n } seat out of sale left, and what was said of it
   *[other] { $n } seats out of sale left, and what was said of them
}{ $seats ->
    [none] .
   *[other] : { $seats }.
}
deed-category-created = Category created: { $name }.
deed-category-changed = Category changed: { $before } becomes { $name }.
deed-category-retired = Category retired: { $name }.
deed-category-offered = Category offered again: { $name }.
deed-category-reordered = Order of categories changed.
deed-rate-created = Rate created: { $name }.
deed-rate-changed = Rate changed: { $before } becomes { $name }.
deed-rate-retired = Rate retired: { $name }.
deed-rate-offered = Rate offered again: { $name }.
deed-rate-reordered = Order of rates changed.
deed-show-created = Show created: { $show }.
deed-show-changed = Show renamed: { $before } becomes { $show }.
deed-performance-created = Performance created: { $show }, { $starts_at_ms }, { $hall }.
deed-performance-copied = Performance { $show }, { $starts_at_ms } copied to { $copies ->
    [one] { $copies } date
   *[other] { $copies } dates
}.
deed-performance-changed = Performance { $show } changed: { $before_ms }, { $hall_before }, VAT { $vat_before_bp } becomes { $starts_at_ms }, { $hall }, VAT { $vat_bp }.
deed-performance-rescheduled = Performance { $show } moved from { $before_ms } to { $starts_at_ms }: { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $by_mail ->
    [one] { $by_mail } mail
   *[other] { $by_mail } mails
}, { $by_letter ->
    [one] { $by_letter } letter
   *[other] { $by_letter } letters
}{ $free ->
    [yes] , taken back without a fee until { $free_until_day_ms }.
   *[other] .
}
deed-rescheduling-printed = Letters of the change of date of { $show }, { $starts_at_ms }: { $letters ->
    [one] { $letters } letter made
   *[other] { $letters } letters made
}.
deed-prices-set = Prices changed: { $show }, { $starts_at_ms }, { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
}.
deed-sales-opened = Sales opened: { $show }, { $starts_at_ms }.
deed-sales-closed = Sales closed: { $show }, { $starts_at_ms }.
deed-sales-dated = Sale dates changed: { $show }, { $starts_at_ms }.
deed-mail-sent = Mail to { $customer } sent.
deed-mail-failed = { $why ->
    [over] Mail to { $customer } taken back before it left: a ticket is no longer valid, or the order has another customer.
   *[refused] Mail to { $customer } refused.
}
deed-mail-in-doubt = Mail to { $customer }: to be checked whether it left.
deed-mail-resent = Mail to { $customer } queued again.
deed-mail-arrived = Mail to { $customer }: it did arrive.
deed-mail-settled = Mail to { $customer } not delivered: the customer was told otherwise.
deed-mail-all-resent = { $count ->
        [one] One undelivered mail sent again.
       *[other] { $count } undelivered mails sent again.
    }
deed-mail-paused = Sending of mails paused.
deed-mail-resumed = Sending of mails resumed.
deed-import-applied = Import { $source }: { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
}.
deed-contradiction-settled = Contradiction settled, order { $order }, { $place }: { $choice ->
    [there] put right here as in the other system
   *[other] what is here stays
}.
deed-counter-registered = Counter registered: { $counter }, key { $key }.
deed-counter-key = Key that signs the journal: { $counter }, { $key }.
deed-counter-renamed = Counter renamed: { $before } becomes { $counter }.
deed-counter-revoked = Counter shut out: { $counter }.
deed-counter-admitted = Counter let in: { $counter }.
deed-house-created = House created: { $house }.
deed-house-changed = House changed.
deed-house-changed-fields = House changed: { $fields }.
deed-house-reopened = House opened here again, after its move to { $to }.
deed-house-went-back = The house goes on after it went back: seen at row { $row }, found at row { $rows }. Numbers that the books do not have: tickets { $tickets }, orders { $orders }, customers { $customers }, others { $others }.
deed-house-gave-again = Acts that the server lost, confirmed: { $again } to give again, { $left_out } left out.
deed-house-restored = House restored at row { $rows }; the one that it replaces went to row { $row }. Numbers that the books do not have: tickets { $tickets }, orders { $orders }, customers { $customers }, others { $others }.
deed-clock-advanced = Clock of the demo moved forward to { $to_ms }.
deed-clock-back = The clock of the machine went back from { $from_ms } to { $to_ms }: the house went on at its own time.
deed-clock-leapt = The clock of the machine leapt from { $from_ms } to { $to_ms }.
deed-clock-confirmed = The clock of the machine was said to be right: the house goes from { $from_ms } to { $to_ms }.
deed-settings-mail = Mail settings changed.
deed-settings-mail-fields = Mail changed: { $fields }.
deed-settings-vat = VAT rates changed.
deed-settings-vat-fields = VAT changed: { $fields }.
deed-settings-numbering = First numbers set.
deed-settings-numbering-fields = First numbers set: { $fields }.
deed-settings-amendments = Rules for putting sales right changed.
deed-settings-amendments-fields = Rules for putting sales right changed: { $fields }.
deed-settings-selling = Selling rules changed.
deed-settings-selling-fields = Selling rules changed: { $fields }.
deed-settings-retention = How long customers are kept changed.
deed-settings-retention-fields = How long customers are kept changed: { $fields }.
deed-settings-site = Customers’ site changed.
deed-settings-site-fields = Customers’ site changed: { $fields }.
deed-settings-notices = Administrator’s address changed.
deed-settings-notices-fields = Administrator’s address changed: { $fields }.
deed-operator-created = Operator created.
deed-operator-changed = Operator changed.
deed-operator-pin-changed = PIN changed by its owner.
deed-operator-signed-in = Signed in at the counter.
deed-operator-pin-refused = { $count ->
    [one] One PIN refused.
   *[other] { $count } PINs refused.
}
deed-operator-changed-fields = Operator changed: { $fields }.

deed-field-to = recipient
deed-field-name = name
deed-field-address = address
deed-field-siret = SIRET
deed-field-licence = licence number
deed-field-contact = e-mail of the box office
deed-field-time-zone = time zone
deed-field-order = orders
deed-field-ticket = tickets
deed-field-customer = customers
deed-field-lot = credits
deed-field-rates-bp = rates in use
deed-field-default-bp = rate of a new performance
deed-field-mode = folder or server
deed-field-host = server
deed-field-port = port
deed-field-tls = protection
deed-field-user = user
deed-field-password = password
deed-field-sender = sender’s address
deed-field-sender-name = sender’s name
deed-field-ca = certificate authority
deed-field-eligible = places taken back or not
deed-field-notice = time before the performance
deed-field-fee-fixed = fixed fee
deed-field-fee-percent-bp = fee in percent
deed-field-fee-min = smallest fee
deed-field-fee-max = largest fee
deed-field-rates = rates taken back
deed-field-channels = channels taken back
deed-field-validity-days = validity of the credit
deed-field-grace-days = days of grace
deed-field-sign-from = amount to be signed
deed-field-reasons = reasons for refusal
deed-field-terms-fr = house’s sentences in French
deed-field-terms-en = house’s sentences in English
deed-field-role = role
deed-field-active = right to sign in
deed-field-pin = PIN
deed-field-late-minutes = sale to latecomers
deed-field-hold-minutes = time of baskets
deed-field-years = years of keeping
deed-field-cashier-same-day = sales of the day put right by the counter
deed-field-second-from-cents = amount that needs a second signature
deed-field-difference = what becomes of the difference of an exchange
deed-field-ask-ticket = ticket asked back
deed-field-title = name on the site
deed-field-accent = colour of the site
deed-field-logo = logo
deed-field-publisher = publisher of the site
deed-field-director = director of publication
deed-field-hosting = host of the site
deed-field-licences = licences
deed-field-terms = terms of sale
deed-field-mediator = mediator
deed-field-mediator-site = site of the mediator
deed-field-privacy = personal data
deed-field-accessible = state of accessibility
deed-field-accessibility = accessibility statement
deed-field-accessibility-contact = contact for accessibility
