# The counter: the customer, the seats, the basket, the payment, the tickets.

counter-find = Find a customer
counter-find-placeholder = Name, e-mail, phone, order…
counter-found = Customers found
counter-searching = Searching…
counter-nobody = No customer matches
counter-search-failed = The customer could not be read
counter-passing = No customer
counter-passing-customer = Passing customer
counter-sheet = Sheet
counter-no-contact = No e-mail, no phone
counter-balance = Balance
counter-balance-of = of which { $amount } expires on { $until }

counter-performance = Performance
counter-choose = Choose a performance
counter-free = { $n ->
    [0] sold out
    [one] { $n } free seat
   *[other] { $n } free seats
}
counter-late = began at { $from }, on sale until { $until }
counter-seat = Seat
counter-seat-placeholder = A 12, A 12-14, 3…
counter-seat-priceless = No price for this performance: { $seats }
counter-seat-there = In the basket already: { $seats }
counter-seat-unread = Type a row and a seat, for instance A 12.
counter-untaken = “{ $typed }” is typed but not taken: Enter puts it in the basket, Esc clears it.
counter-untaken-wrong = “{ $typed }” is typed and not in the basket: Esc clears it.
counter-seat-missing = Not free: { $seats }
counter-sold-out = Sold out
counter-gauge = Capacity { $seats }: { $parts }
counter-level = { $level }: { $free } of { $seats }
counter-level-full = none free
counter-level-other = other rows
counter-level-seatless = without a seat: { $sold }
counter-sold-count = { $n ->
    [one] { $n } sold
   *[other] { $n } sold
}
counter-seat-why = { $seat } ({ $why })
counter-why-sold = sold
counter-why-asked = asked back
counter-why-nowhere = not in this hall
counter-plan-withdrawn = Out of sale
counter-out-key = Put out of sale
counter-out-back-key = Put back on sale
counter-out-title = { $n ->
    [one] { $n } seat to put out of sale
   *[other] { $n } seats to put out of sale
}
counter-out-act = { $n ->
    [one] Put { $n } seat out of sale
   *[other] Put { $n } seats out of sale
}
counter-out-kind = What for
counter-out-next = Next purpose
counter-out-reason = Details
counter-out-technical = technical
counter-out-house = house seat
counter-out-companion = companion
counter-out-said = out of sale, { $kind }: { $reason }
counter-out-erased = details erased
counter-out-count = { $n ->
    [one] { $n } out of sale
   *[other] { $n } out of sale
}
counter-out-done = { $n ->
    [one] { $n } seat put out of sale
   *[other] { $n } seats put out of sale
}
counter-out-back = { $n ->
    [one] Put { $n } seat back on sale
   *[other] Put { $n } seats back on sale
}
counter-out-back-done = { $n ->
    [one] { $n } seat put back on sale
   *[other] { $n } seats put back on sale
}
counter-out-not = The seats stay on sale
counter-out-not-back = The seats stay out of sale
counter-seat-label = Row { $row }, seat { $seat }, { $category }, { $price }
counter-best = Best seats
counter-no-best = No { $n ->
    [one] { $n } seat
   *[other] { $n } seats
} side by side
counter-best-together = Row { $rows }: nearest to the middle of the category, and no seat is left alone
counter-best-leaves-one = Row { $rows }: nearest to the middle of the category; any { $n ->
    [one] { $n } seat
   *[other] { $n } seats
} side by side would leave one alone
counter-best-two-rows = Rows { $rows }, one behind the other: no row has { $n ->
    [one] { $n } seat
   *[other] { $n } seats
} side by side
counter-plan = Plan
counter-plan-list = List
counter-plan-stage = STAGE
counter-plan-nearer = Bring the plan nearer
counter-plan-farther = Take the plan farther away
counter-plan-keys = Arrows: from seat to seat. Enter: take or leave. + and −: nearer, farther. Drag: several. Ctrl and drag: move.
counter-plan-free = Free
counter-plan-returned = Taken back, on sale again
counter-plan-mine = In the basket
counter-plan-held = In another basket
counter-plan-sold = Sold
counter-plan-asked = Asked back
counter-plan-wheelchair = Wheelchair
counter-plan-order = order { $number }
counter-categories = Categories
counter-all-categories = All
counter-next-category = Next category
counter-unplaced = free
counter-one-less = One place less
counter-one-more = One place more
counter-returned = Taken back, on sale again
counter-legend = P, a number, then M: the best seats side by side. ⇧: row typed with Shift.
counter-key-row = Shift+A
counter-row = Row A, and so for each letter
counter-row-goes-on = cont.
counter-row-shift = Row { $row }: Shift with the letter, or P, then the letter
counter-full = Not one seat is free
counter-full-text = Choose another performance or another category.
counter-nothing-on-sale = Nothing is on sale
counter-nothing-on-sale-text = No coming performance has its sales open.

counter-basket = Basket
counter-basket-empty = The basket is empty
counter-last = Last sale
counter-last-order = Last sale, order { $number }
counter-basket-empty-text = Press P, then a row and a seat, or M for the best seats.
counter-places = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
counter-added = { $n ->
    [one] { $n } place added: { $seats }
   *[other] { $n } places added: { $seats }
}
counter-rate-of = Rate of seat { $seat }
counter-rate-of-free = Rate of the place of free seating
counter-remove = Remove
counter-remove-seat = Remove seat { $seat }
counter-remove-seat-free = Remove the place of free seating
counter-next-rate = Next rate
counter-key-delete = Del
counter-gone = Sold in the meantime
counter-not-free = No longer free
counter-held = { $seats }: { $holder }
counter-held-by = { $counter } ({ $operator }), until { $until }
counter-held-count = { $n ->
    [one] { $n } in another basket
   *[other] { $n } in other baskets
}
counter-taken = Another basket has taken seats
counter-taken-by = taken over by { $operator } ({ $counter })
counter-take = Take over
counter-take-title = { $n ->
    [one] Take a seat over from another basket?
   *[other] Take { $n } seats over from other baskets?
}
counter-take-text = { $held }. The counter that is selling them will be told.
counter-not-taken = The seats were not taken over
counter-kept-good = Held until { $until }
counter-kept-near = Held until { $until }: any key holds them on
counter-kept-over = Not held since { $until }: any key holds them again
counter-total = Total incl. VAT
counter-vat = of which VAT { $rate } { $amount }
counter-less-credit = less { $credit } of balance
counter-due = To pay

counter-credit = Use the customer’s balance of { $balance }
counter-credit-key = Balance
counter-credit-amount = Amount of the balance used
counter-credit-left = After this order, { $left } will be left on the customer’s account.

counter-ways = Ways to pay
counter-way-cash = Cash
counter-way-card = Card
counter-way-both = Cash + card
counter-tendered = Handed over
counter-exact = Empty: the exact { $due }
counter-handed = Notes held out
counter-missing = { $amount } missing
counter-change = To give back
counter-by-card = By card
counter-last4 = Last 4 digits
counter-authorisation = Authorisation no.

counter-sell-key = Take payment and print
counter-sell-cash = Take { $due } in cash
counter-sell-card = Take { $due } by card
counter-sell-both = Take { $cash } in cash and { $card } by card
counter-sell-ask = Ask whether the sale was made
counter-sell-credit = Use { $credit } of the balance
counter-sell-free = { $n ->
    [one] Issue { $n } free ticket
   *[other] Issue { $n } free tickets
}
counter-pricing = Working out the price…
counter-undone = { $keys }: no effect, not all the seats asked for are there.
counter-undone-changed = { $keys }: no effect, the sale changed meanwhile.
counter-undone-coming = { $keys }: no effect, the customer being served is not read yet.
counter-undone-unpriced = { $keys }: no effect, the price could not be worked out.
counter-unsold-empty = Nothing to take: the basket is empty.
counter-unsold-selling = The sale is being recorded already.
counter-unsold-doubt = The sale may have been made; F8 asks.
counter-unsold-coming = Nothing is taken: the customer being served is not read yet.
counter-unsold-seats = Nothing is taken: not all the seats asked for are there.
counter-unsold-changed = Nothing is taken: the sale changed after F8.
counter-unsold-credit = Nothing is taken: the credit pays { $now }, not { $before }.
counter-unsold-price = Nothing is taken: the amount due went from { $before } to { $now }.
counter-unsold-unpriced = Nothing is taken: the price could not be worked out.
counter-unsold-lost = Nothing is taken: a seat of the basket is no longer free, take it out.
counter-unsold-untaken = Nothing is taken: seats are typed and not taken.
counter-unsold-picking = Nothing is taken: a performance is searched for and not chosen.
counter-unsold-unread = Nothing is taken: an amount that is typed cannot be read.
counter-unsold-missing = Nothing is taken: { $amount } is missing.
counter-sold = Sale recorded
counter-order = Order { $number }
counter-give-back = To give back
counter-paid-cash = Cash
counter-paid-card = Card
counter-paid-credit = Balance
counter-balance-left = Balance left
counter-lot = { $lot }, { $left } left until { $until }
counter-printing = { $n ->
    [one] Printing the ticket…
   *[other] Printing the { $n } tickets…
}
counter-came-out-question = { $n ->
    [one] Did the ticket come out?
   *[other] Did the { $n } tickets come out?
}
counter-came-out = { $n ->
    [one] Yes, it did
   *[other] Yes, they did
}
counter-came-not = No
counter-sent-to = Sent to printer { $printer }
counter-saved = No printer is set: the PDF is saved.
counter-out = { $n ->
    [one] Ticket out
   *[other] { $n } tickets out
}
counter-kept = { $n ->
    [one] Ticket to print again
   *[other] { $n } tickets to print again
}
counter-print-again = Print
counter-open-tickets = See the tickets
counter-receipt = Receipt
counter-see-order = See the order
counter-next = Next customer
counter-unprinted = Sales without a printed ticket
counter-unprinted-count = { $n ->
    [one] { $n } sale to print
   *[other] { $n } sales to print
}
counter-unprinted-none = Every ticket came out
counter-in-doubt = Not confirmed
counter-not-noted = The answer was not recorded
counter-not-opened = The document could not be opened
counter-unprintable = These characters cannot be printed: { $letters }
counter-unprintable-detail = No font of this machine has them: a box stands in their place. Install the Noto fonts.
