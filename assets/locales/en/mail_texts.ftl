# Mails to customers about their reprises.

mail-hello = Dear { $customer },
mail-hello-nobody = Hello,
mail-demo = FACTICE – demonstration house, mail of no value
mail-recap = Summary
mail-order = Order no. { $order }
mail-reprise-number = Request no. { $number }
mail-paid = Amount paid
mail-reprise = Amount credited
mail-reprise-asked = Credit asked for
mail-total = Total
mail-signature = The box office
mail-question = A question? Answer this mail or write to { $contact }, quoting your request number.
mail-question-desk = A question? The box office will gladly help at the counter; please quote your request number.

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
mail-accepted-state = Place taken back
mail-accepted-preheader = { $amount } has been added to your account credit.
mail-accepted-intro = Your request is accepted. { $amount } has been added to your account, as credit no. { $lot }.
mail-accepted-balance = Your account credit
mail-accepted-balance-line = Your account credit: { $balance }
mail-accepted-expiry = Credit valid until { $date }
mail-accepted-use = Your credit is waiting for you at the box office: give your name when you take your next places, and choose how much of it to use. The rest stays on your account until it expires.
mail-accepted-ticket = The ticket of this place is no longer valid: you may throw it away.

mail-refused-subject = Your request could not be accepted
mail-refused-title = Your place is still yours
mail-refused-state = Request refused
mail-refused-preheader = We could not accept your request; your ticket is valid again.
mail-refused-intro = We have looked at your request with care, and cannot accept it.
mail-refused-reason = Reason
mail-refused-reason-line = Reason: { $reason }
mail-refused-sentence = A word from the box office
mail-refused-sentence-line = A word from the box office: { $sentence }
mail-refused-ticket = Your ticket is valid again: you may download it and show it at the entrance. We look forward to seeing you.

mail-trial-subject = Test mail, { $house }
mail-trial-text = The mail of { $house } leaves as it should. Test sent from { $counter }.
