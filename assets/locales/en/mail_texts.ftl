# Mails to customers about their reprises, and about sales that were put right.

mail-hello = Dear { $customer },
mail-hello-nobody = Hello,
mail-demo = FACTICE – demonstration house, mail of no value
mail-recap = Summary
mail-order = Order no. { $order }
mail-reprise-number = Request no. { $number }
mail-paid = Amount paid
mail-reprise = Amount credited
mail-reprise-asked = Credit asked for
mail-reprise-reversed = Credit taken back
mail-total = Total
mail-signature = The box office
mail-question = A question? Answer this mail or write to { $contact }, quoting your request number.
mail-question-desk = A question? The box office will gladly help at the counter; please quote your request number.
mail-question-order = A question? Answer this mail or write to { $contact }, quoting your order number.
mail-question-order-desk = A question? The box office will gladly help at the counter; please quote your order number.
mail-question-credit = A question? Answer this mail or write to { $contact }, quoting the number of your credit.
mail-question-credit-desk = A question? The box office will gladly help at the counter; please quote the number of your credit.
mail-question-account = A question? Answer this mail or write to { $contact }.
mail-question-account-desk = A question? The box office will gladly help at the counter.

mail-received-subject = Request to take back a place
mail-received-title = Request to take back a place
mail-received-state = Request in progress
mail-received-preheader = We have received your request for order no. { $order }.
mail-received-intro = On { $date } we received your request to turn { $count ->
        [one] your place
       *[other] your { $count } places
    } into account credit. The box office is looking at it and will write to you as soon as it has decided.
mail-received-hold = { $count ->
        [one] Until then your ticket is suspended: it can be neither downloaded nor used at the entrance.
       *[other] Until then your tickets are suspended: they can be neither downloaded nor used at the entrance.
    }
mail-received-mistake = You did not make this request, or have changed your mind? Tell us before the decision.

mail-accepted-subject = Your request is accepted
mail-accepted-title = Your place is now account credit
mail-accepted-title-free = Your seat has been taken back
mail-accepted-free = Your request is accepted. This seat was free of charge, so taking it back gives no credit.
mail-accepted-nothing = Your request is accepted. The terms leave nothing to give back for this seat.
mail-accepted-state = Place taken back
mail-accepted-preheader = { $amount } has been added to your account credit.
mail-accepted-intro = Your request is accepted. { $amount } has been added to your account, as credit no. { $lot }.
mail-accepted-intro-parts = Your request is accepted. { $amount } has been added to your account: { $parts }.
mail-accepted-part = { $amount } until { $date } (credit no. { $lot })
mail-accepted-balance = Your account credit
mail-accepted-balance-line = Your account credit: { $balance }
mail-accepted-expiry = Credit valid until { $date }
mail-accepted-expiries = Each amount has its own date of validity.
mail-accepted-use = Your credit is waiting for you at the box office: give your name when you take your next places, and choose how much of it to use. The rest stays on your account until it expires.
mail-accepted-ticket = The ticket of this place is no longer valid: you may throw it away.

mail-refused-subject = Your request could not be accepted
mail-refused-title = Your place is still yours
mail-refused-state = Request refused
mail-refused-preheader = We could not accept your request; your ticket is valid again.
mail-refused-preheader-shut = We could not accept your request.
mail-refused-intro = We have looked at your request with care, and cannot accept it.
mail-refused-reason = Reason
mail-refused-reason-line = Reason: { $reason }
mail-refused-sentence = A word from the box office
mail-refused-sentence-line = A word from the box office: { $sentence }
mail-refused-ticket = Your ticket is valid again: you may download it and show it at the entrance. We look forward to seeing you.

mail-tickets-subject = { $count ->
        [one] Your ticket, order { $order }
       *[other] Your tickets, order { $order }
    }
mail-tickets-title = { $count ->
        [one] Your ticket
       *[other] Your tickets
    }
mail-tickets-state = Order paid
mail-tickets-preheader = { $count ->
        [one] The ticket of order { $order } is attached.
       *[other] The { $count } tickets of order { $order } are attached.
    }
mail-tickets-intro = { $count ->
        [one] Here is the ticket of your order { $order }, attached.
       *[other] Here are the { $count } tickets of your order { $order }, attached: one page a seat.
    }
mail-tickets-door = { $count ->
        [one] Show it at the door, printed or on the screen of your phone.
       *[other] Show them at the door, printed or on the screen of your phone.
    }
mail-tickets-private = { $count ->
        [one] Its code lets one person in once: pass it on only to whoever is coming.
       *[other] Each code lets one person in once: pass each ticket on only to whoever is coming.
    }

mail-reversed-subject = Your place is yours again
mail-reversed-title = Your place is yours again
mail-reversed-state = Credit taken back
mail-reversed-preheader = The place is yours again and its ticket is valid.
mail-reversed-preheader-shut = The place is yours again.
mail-reversed-intro = The box office has reversed its decision to turn your place into credit: the place is yours again.
mail-reversed-credit = The { $amount } of credit no. { $lot } have been taken from your balance.
mail-reversed-credits = The { $amount } of credits no. { $lot } have been taken from your balance.
mail-reversed-ticket = Your ticket is valid again: you can download it and show it at the entrance.

mail-dropped-subject = Your request for credit came to nothing
mail-dropped-title = The place stays yours
mail-dropped-state = Request not followed, no credit
mail-dropped-preheader = No credit is given; the ticket of the place is valid.
mail-dropped-preheader-shut = No credit is given; the place stays yours.
mail-dropped-intro = The box office has not followed your request to turn your place into credit: the place stays yours, and no credit is given.

mail-withdrawn-subject = Your request has been withdrawn
mail-withdrawn-title = Your request has been withdrawn
mail-withdrawn-state = Request withdrawn
mail-withdrawn-preheader = The place stays yours and its ticket is valid.
mail-withdrawn-preheader-shut = The place stays yours.
mail-withdrawn-intro = { $count ->
        [one] Your request to turn your place into credit has been withdrawn. The place stays yours.
       *[other] Your request to turn your places into credit has been withdrawn. The places stay yours.
    }
mail-withdrawn-ticket = { $count ->
        [one] Your ticket is valid again: you can download it and show it at the entrance.
       *[other] Your tickets are valid again: you can download them and show them at the entrance.
    }

mail-closed-subject = Your request is closed
mail-closed-title = Your request is closed
mail-closed-state = Request closed, no credit
mail-closed-preheader = Your order has changed since, so no credit is given.
mail-closed-preheader-credit = The place is cancelled, and its credit is taken back.
mail-closed-intro-credit = The place that you had given back has been cancelled in your order: the credit it gave is taken back.
mail-closed-intro = { $count ->
        [one] Your request to turn your place into credit is closed: your order has changed since. No credit is given for this place.
       *[other] Your request to turn your places into credit is closed: your order has changed since. No credit is given for these places.
    }

mail-voided-subject = Cancellation in your order
mail-voided-title = Places cancelled
mail-voided-state = Places cancelled
mail-voided-preheader = Places of order no. { $order } have been cancelled.
mail-voided-intro = { $count ->
        [one] The box office has cancelled the place below. This is what you get back.
       *[other] The box office has cancelled the { $count } places below. This is what you get back.
    }
mail-voided-ticket = { $count ->
        [one] The ticket of this place is no longer valid.
       *[other] The tickets of these places are no longer valid.
    }

mail-exchanged-subject = Exchange of places
mail-exchanged-title = Exchange of places
mail-exchanged-state = Exchange made
mail-exchanged-preheader = Places of order no. { $order } have been exchanged.
mail-exchanged-intro = The box office has exchanged your places. The new ones are in order no. { $order }.
mail-exchanged-paid = You paid the difference, { $amount }.
mail-exchanged-ticket = The old tickets are no longer valid; only the new ones open the door.

mail-rescheduled-subject = { $show }: change of date
mail-rescheduled-title = Change of date
mail-rescheduled-state = Performance moved
mail-rescheduled-preheader = New date: { $now }.
mail-rescheduled-text-date = The performance of { $show } announced for { $before } will take place on { $now }, { $hall }.
mail-rescheduled-text-tickets = The seats stay the same. The tickets stay valid, even though they show the former date: simply present them at the entrance.
mail-rescheduled-free = { $count ->
        [one] The new date does not suit you? Up to and including { $date }, the box office turns your seat into credit, without a fee and at the price paid.
       *[other] The new date does not suit you? Up to and including { $date }, the box office turns your seats into credit, without a fee and at the price paid.
    }

mail-amendment-given = Places given back
mail-amendment-new = New places
mail-amendment-number = Document no. { $number }
mail-amendment-price = Price
mail-amendment-balance = Your balance is now { $balance }.
mail-given-cash = Given back in cash
mail-given-card = Refunded to your card
mail-given-card-unknown = Refund to your card, being verified
mail-given-lot = Given back to your balance, credit no. { $lot }
mail-given-credit = Added to your balance, new credit no. { $lot }
mail-given-until = { $amount }, valid until { $date }
mail-given-line = { $label }: { $words }

mail-trial-subject = Test mail, { $house }
mail-trial-text = The mail of { $house } leaves as it should. Test sent from { $counter }.

mail-code-subject = { $code } is your code, { $house }
mail-code-title = Your code to sign in
mail-code-title-address = Your code to change your e-mail address
mail-code-until = Type it in the page where you asked for it. It is valid until { $until }.
mail-code-not-asked = If you asked for nothing, do nothing: nobody gets in without this code. Give it to nobody, not even to the box office.

mail-credit-given-subject = A credit is offered to you
mail-credit-given-title = A credit is offered to you
mail-credit-given-state = Credit offered
mail-credit-given-preheader = { $amount }, to be spent until { $date }.
mail-credit-given-intro = The box office offers you { $amount }, added to your balance as credit no. { $lot }.
mail-credit-until = Of which { $amount } valid until { $date }
mail-credit-taken-back-subject = A credit is taken off your balance
mail-credit-taken-back-title = A credit is taken back
mail-credit-taken-back-state = Credit taken back
mail-credit-taken-back-preheader = { $amount }, which were valid until { $date }, are taken off.
mail-credit-taken-back-intro = The box office has taken off your balance the { $amount } that were left of credit no. { $lot }, which it had offered you.
mail-credit-extended-subject = Your credit lives longer
mail-credit-extended-title = Your credit lives longer
mail-credit-extended-state = Credit extended
mail-credit-extended-preheader = { $amount }, to be spent until { $date }.
mail-credit-extended-intro = The { $amount } of your balance that were valid until { $before } are now valid until { $date }, as credit no. { $lot }.

mail-ending-subject = Credit to spend before it ends
mail-ending-title = Credit is about to end
mail-ending-state = Credit to spend
mail-ending-until = { $amount } to spend until { $date }
mail-ending-from = { $amount } to spend, the first credit until { $date }
mail-ending-intro = { $amount } is left on your credit no. { $lot }, to be spent until { $date }.
mail-ending-intro-parts = { $amount } is left on credits that are about to end: { $parts }.
mail-ending-after = After that day, what is left is no longer valid. We will not send another reminder.

mail-address-subject = Your e-mail address has changed
mail-address-title = Your e-mail address has changed
mail-address-state = Address changed
mail-address-preheader = Mails about your account no longer come here.
mail-address-intro-site = On { $date }, you changed the e-mail address of your account on our site.
mail-address-intro-desk = On { $date }, the box office changed the e-mail address of your account.
mail-address-others = Our mails no longer come to this address, and it no longer opens your account.
mail-address-mistake = If you asked for nothing, tell the box office at once: whoever has the new address sees your orders and your balance.

mail-closing-subject = Closing of your account
mail-closing-title = Closing of your account
mail-closing-state = Closing requested
mail-closing-preheader = The box office erases your account within a month.
mail-closing-intro = On { $date }, you asked on our site for your account to be closed. The box office erases it within a month. This is our last mail: afterwards we no longer have your address.
mail-closing-given-up = You give up { $amount } of your account credit, as you confirmed.
mail-closing-kept = The lines of your orders and payments are kept without your name, as long as the law asks.
mail-closing-mistake = If you change your mind, sign in on the site and take your request back before the account is erased. If you asked for nothing, tell the box office at once.

mail-notice-subject = { $house }: { $count ->
    [one] one thing waits for somebody
   *[other] { $count } things wait for somebody
}
mail-notice-title = At { $house }, { $count ->
    [one] this waits
   *[other] these { $count } things wait
} for somebody:
mail-notice-once = Each thing is written once. All of it: contremarquectl status.
