# Words of the papers (tickets, receipts, statements) and the formatters that all papers and mails share.

## Figures and dates

figure-amount = { $sign }€{ $figures }
figure-percent = { $figures }%

date-long = { $weekday } { $day } { $month } { $year }
date-time = { $weekday } { $day } { $month } { $year } { $time }
date-at = { $weekday } { $day } { $month } { $year } at { $time }
date-short = { $day } { $monthShort } { $year }
date-time-short = { $day } { $monthShort } { $year } { $time }
date-time-of-day = { $time }
date-first = 1

date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday

date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

date-month-short-1 = Jan
date-month-short-2 = Feb
date-month-short-3 = Mar
date-month-short-4 = Apr
date-month-short-5 = May
date-month-short-6 = Jun
date-month-short-7 = Jul
date-month-short-8 = Aug
date-month-short-9 = Sep
date-month-short-10 = Oct
date-month-short-11 = Nov
date-month-short-12 = Dec

## Every paper

paper-demo = FACTICE
paper-demo-note = Demonstration document, of no value
paper-seat = Row { $row }, seat { $number }
paper-seat-row = Row { $row }
paper-seat-number = Seat { $number }
paper-seat-free = Free seating
paper-siret = SIRET { $siret }
paper-licence = Licence { $licence }
paper-order = Order no. { $order }
paper-mark = Journal { $row } · { $word }
paper-page = Page { $page } of { $pages }

## Ticket

ticket-row = Row
ticket-number = Seat
ticket-category = Category
ticket-price = Price paid
ticket-price-vat = including VAT { $rate }
ticket-free = Free
ticket-serial = Serial no.
ticket-serial-value = Serial no. { $number }
ticket-holder = Name
ticket-sold-value = Sold on { $date }, { $place }
ticket-sold-on = Sold on { $date }
ticket-organiser = Organiser
ticket-duplicata = DUPLICATA no. { $rank }
ticket-scan = Show at the entrance
ticket-notice-1 = Show this ticket at the entrance, printed or on your phone.
ticket-notice-2 = The code opens the door once only: do not publish a picture of it.
ticket-notice-3 = Cannot come? You may ask the box office to turn your place into account credit, on its terms.
ticket-fold = Fold here
ticket-before = Before you come
ticket-where = Where we are
ticket-band = Admission ticket
ticket-vat = VAT { $rate }
ticket-organiser-value = Organiser: { $house }

## Receipt

receipt-title = Receipt
receipt-customer = Customer: { $customer }
receipt-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
receipt-total = Total incl. VAT
receipt-discount = Discount
receipt-fees = Fees
receipt-fees-vat = Fees are not in this table.
receipt-vat-rate = VAT
receipt-vat-net = Net
receipt-vat-tax = VAT
receipt-vat-gross = Gross
receipt-paid-by = Payment
receipt-carried = Carried over from order { $order }
receipt-amended = Put right since
receipt-amended-by = { $kind } { $number } of { $date }
receipt-taken-back = Place taken back
receipt-cash = Cash
receipt-card = Card
receipt-cash-detail = { $tendered } tendered, { $change } change
receipt-card-last4 = Card •••• { $last4 }
receipt-card-authorisation = Authorisation { $authorisation }
receipt-credit-lot = Account credit { $lot }
receipt-credit-left = { $left } left on it, until { $date }
receipt-credit-spent = Spent in full
receipt-balance-after = Account credit left
receipt-thanks = Thank you, and enjoy the show!

## Amendment

amendment-void = Cancellation
amendment-tender-correction = Correction
amendment-exchange = Exchange
amendment-new-order = New order no. { $order }
amendment-seconded = Countersigned by { $operator }
amendment-given-places = Places given back
amendment-total-given = Total given back
amendment-new-places = New places
amendment-carried = Carried over to the new order
amendment-given-back = Given back to the customer
amendment-new-credit = Balance, new credit { $lot }
amendment-valid-until = Valid until { $date }
amendment-unknown = To be verified
amendment-typed-wrongly = Typed by mistake
amendment-paid-truly = Paid in fact
amendment-difference-paid = Difference paid
amendment-keep = Keep this document. The old tickets are no longer valid.
amendment-keep-tender = Accounting document. The tickets stay valid.

## Statement

statement-title = Account credit statement
statement-at = As at { $date }
statement-customer = Customer
statement-balance = Available balance
statement-lots = Credits
statement-lots-none = No credit.
statement-lot = Credit
statement-lot-issued = Issued
statement-lot-left = Left
statement-lot-expires = Valid until
statement-lot-state = State
statement-lot-live = Live
statement-lot-expired = Expired
statement-lot-spent = Spent
statement-lines = Movements
statement-lines-none = No movement.
statement-line-date = Date
statement-line-action = Movement
statement-line-lot = Credit
statement-line-order = Order
statement-line-amount = Amount
statement-line-balance = Balance
statement-action-reprise = Place taken back
statement-action-sale = Payment of an order
statement-action-amendment = Purchase put right
statement-action-reversal = Reversal
statement-action-opening = Opening balance
statement-action-lapse = Credit lapsed
statement-action-lapse-undone = Lapse undone
statement-action-gift = Goodwill credit
statement-action-gift-taken-back = Goodwill credit taken back
statement-action-extension = Credit extended
statement-action-brought-in = Balance brought in
statement-action-given-up = Credit given up in writing
statement-action-other = Other movement
statement-action-until = { $action }, until { $date }
statement-note = Account credit is spent at the box office and is not refunded in money. Each credit is valid until its date.

# A mail that could not be delivered, on paper.
letter-why = We could not reach you by e-mail; this is what we wanted to tell you.
letter-question = A question? Write to { $contact } or come to the counter, quoting your request number.
letter-question-order = A question? Write to { $contact } or come to the counter, quoting your order number.
letter-question-credit = A question? Write to { $contact } or come to the counter, quoting the number of your credit.
letter-question-account = A question? Write to { $contact } or come to the counter.
