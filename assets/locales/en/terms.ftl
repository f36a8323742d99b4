# What the terms and conditions say of the rules of reprise.

terms-not-taken = Places for this performance are not turned into credit, unless a supervisor grants an exception.
terms-until-start = Your request must reach us before the performance begins.
terms-hours-before = Your request must reach us no later than { $count ->
    [one] { $count } hour
   *[other] { $count } hours
} before the performance.
terms-days-before = Your request must reach us no later than { $count ->
    [one] { $count } day before the performance, at the time it begins.
   *[other] { $count } days before the performance, at the time it begins.
}
terms-no-fee = There is no fee: the credit is the price paid.
terms-fee-fixed = A fee of { $amount } is kept of the price of each place; the credit is what remains.
terms-fee-share = A fee of { $share } is kept of the price of each place; the credit is what remains.
terms-fee-mixed = A fee of { $amount } and of { $share } of the price is kept of each place; the credit is what remains.
terms-fee-least = This fee is at least { $amount } a place, and never more than its price.
terms-fee-most = This fee is at most { $amount } a place.
terms-validity = The credit is valid for { $count ->
    [one] { $count } day
   *[other] { $count } days
} after the day of the decision; after that it is lost.
terms-signed-from = A reprise of { $amount } or more needs the agreement of a supervisor.
