# Imports: what is chosen, what is wrong and what would be right, what is decided here.

import-choose = Choose files
import-drop = Drop or choose the files together: customers, shows, performances, prices, orders, places, requests and balances as CSV, or a pretix export (JSON).
import-drop-now = Drop the files
import-path = Path of a file on this machine
import-path-add = Add
import-files = Files
import-file-drop = Remove { $name }
import-too-many = 20 files at most at a time
import-look = Look
import-run = Import
import-cancel = Stop
import-again = Other files
import-cancelled = Import stopped: nothing was written.
import-failed = Nothing was imported
import-reading = Reading the files
import-writing = Comparing with the house
import-applying = Writing
import-would = What the import would do
import-did = Imported
import-nothing = Nothing new: all of it is here.
import-hindered = { $count ->
    [one] { $count } error to correct: nothing is written before.
   *[other] { $count } errors to correct: nothing is written before.
}
import-left-out = { $count ->
    [one] { $count } line or value left out: the rest comes in.
   *[other] { $count } lines or values left out: the rest comes in.
}
import-header-at = header on line { $line }
import-first = The first { $count }:
import-kept = { $count ->
    [one] { $count } point decided otherwise here, which stays:
   *[other] { $count } points decided otherwise here, which stay:
}
import-discounts = { $count ->
    [one] { $count } order was paid less than its places cost: the discount is spread, a reprise gives back only what was paid.
   *[other] { $count } orders were paid less than their places cost: the discount is spread, a reprise gives back only what was paid.
}
import-column-places-cost = Price of the places
import-column-paid = Paid without fees
import-clashes = { $count ->
    [one] Two performances in the same hall at the same minute: they come in as they are, correct one of them.
   *[other] { $count } times two performances in the same hall at the same minute: they come in as they are, correct them.
}
import-clash = { $show } and { $other } are in the same hall, { $hall }, at the same minute: { $at }. Correct one of them.
import-column-hall = Hall
import-column-start = Start
import-column-show = Performance in the file
import-column-beside = At the same time
import-rows = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
import-kind-customers = customers
import-kind-shows = shows
import-kind-performances = performances
import-kind-prices = prices
import-kind-orders = orders
import-kind-places = places
import-kind-requests = requests
import-kind-balances = balances
import-kind-export = pretix export
import-kind-none = not recognised
import-count-shows = Shows
import-count-performances = Performances
import-count-seats = Seats
import-count-customers = Customers
import-count-orders = Orders
import-count-places = Places
import-count-requests = Requests
import-count-balances = Credits brought in
import-count-balances-cents = Total brought in
import-count-updated = Updated
import-count-unchanged = Already here
import-skipped-test-order = Test orders left out
import-skipped-product = Products left out
import-column-file = File
import-column-line = Line
import-column-column = Column
import-column-value = Value
import-column-wrong = What would be right
import-column-order = Order
import-column-place = Place
import-column-there = In the file
import-column-here = Here

import-at-file = { $file }
import-at-line = { $file }, line { $line }
import-at-path = { $file }, { $column }
import-at-column = { $file }, line { $line }, { $column }

import-problem-file-missing = There is no such file: check the path.
import-problem-file-is-folder = This is a folder: choose the files in it.
import-problem-file-unreadable = This file cannot be read ({ $detail }): check permissions and disk.
import-problem-file-empty = This file is empty: export again.
import-problem-file-too-large = This file is larger than { $detail } MB: export a shorter period.
import-problem-file-zip = This is a zip archive: open it and choose the files in it.
import-problem-file-spreadsheet = This is a workbook: in the spreadsheet, save it as CSV (UTF-8).
import-problem-file-pdf = This is a PDF: ask for the export as CSV.
import-problem-file-binary = This is no text (NUL byte): export again as CSV or JSON.
import-problem-file-utf16 = This file is UTF-16: save it as CSV UTF-8.
import-problem-file-encoding = Some characters are damaged: save the file as UTF-8 (or Windows-1252 for CSV).
import-problem-format-unknown = This is neither a known CSV nor a pretix export: check what was exported.
import-problem-format-mixed = This file is not of the same format as the first: import them separately.
import-problem-header-unknown = These columns are those of no known file. They would be one of: { $detail }.
import-problem-header-foreign = This is the export of another system as it is, one line a ticket: { $detail } of its columns are unknown here. Part it into customers, shows, performances, orders and places, as in the examples.
import-problem-column-missing = The column “{ $detail }” is missing: add it.
import-problem-column-unknown = Unknown column: remove it, or name it as one of: { $detail }.
import-problem-column-twice = This column is there twice: keep one.
import-problem-line-too-long = This line is too long to be read: check quotes and line ends.
import-problem-field-count = This line needs { $detail ->
    [one] { $detail } value
   *[other] { $detail } values
}: it is cut, or a separator is not in quotes.
import-problem-key-twice = Already there at { $detail }: keep one line.
import-problem-value-missing = A value is needed here.
import-problem-text-too-long = { $detail ->
    [one] { $detail } character
   *[other] { $detail } characters
} at most.
import-problem-text-control = Remove invisible characters and line breaks.
import-problem-amount-wrong = This is no amount: write 26.00.
import-problem-amount-too-precise = Two decimals at most: write 26.00.
import-problem-amount-negative = An amount cannot be negative: write 0.00 or more.
import-problem-amount-too-large = This amount is above €10,000,000.00: check it.
import-problem-vat-wrong = This is no VAT rate between 0 and 30: write 2.1 or 5.5.
import-problem-number-wrong = A whole number between 0 and 1000 is needed.
import-problem-date-wrong = This is no date: write 07/06/2026 19:30 or 2026-06-07 19:30.
import-problem-time-missing = The time is missing: write 07/06/2026 19:30.
import-problem-time-skipped = The change to summer time leaves this hour out: check it.
import-problem-date-far = The year must be between 1970 and 2100.
import-problem-date-future = This date is still to come: check it.
import-problem-choice-wrong = Unknown value: write one of: { $detail }.
import-problem-email-wrong = This is no address: the customer comes in without an e-mail.
import-problem-json-broken = The document is cut or damaged ({ $detail }): export again.
import-problem-json-shape = This is not the shape of a pretix export ({ $detail }): export “Order data (JSON)”.
import-problem-json-missing = The export lacks this: export “Order data (JSON)” again.
import-problem-json-page = This is a page of the API: in pretix, Orders, Export, “Order data (JSON)”.
import-problem-event-undated = The export does not say when “{ $detail }” takes place: add "date_from" to the event, or add what pretix’s API says of it.
import-problem-item-unknown = This product is not in the export: export all of it again.
import-problem-subevent-unknown = This date is not in the export: export all of it again.
import-problem-customer-unknown = This customer is neither in the files nor here: the order comes in without one.
import-problem-show-unknown = This show is neither in the files nor here: add the file of shows.
import-problem-performance-unknown = This performance is neither in the files nor here: add the file of performances.
import-problem-order-unknown = This order is not in the files: add the file of orders.
import-problem-place-unknown = This place is neither in the files nor here: add the file of places.
import-problem-code-taken = This code is that of another place: it must be unique.
import-problem-seat-twice = This seat is sold twice, also in order { $detail }: correct one of them.
import-problem-request-cancelled = This place is cancelled: remove the request.
import-problem-request-unpaid = This place is not paid: remove the request.
import-problem-request-nobody = The order has no customer to credit: add one.
import-problem-balance-nobody = This customer is neither in the files nor here: add the name, or the file of customers.
import-problem-balance-otherwise = This credit came in before, as no. { $detail }, with another amount or another day: the one here stays.
import-problem-expiry-past = This day has gone by: the balance is not owed any more.
import-problem-expiry-far = This day is more than ten years away: check it.

import-there-cancelled = cancelled
import-there-gone = no longer there
import-there-moved = moved to { $value }
import-there-repriced = at the price of { $value }
import-there-changed = another category, rate, VAT, code or name
import-there-sold = seat sold, order { $value }
import-there-requested = asked back
import-there-season = performance or prices changed
import-there-customer = { $value }
import-there-unpaid = order unpaid
import-there-scanned = ticket scanned at the door
import-there-numbered = no. { $value }, which another order has here
import-here-pending = asked back, { $value }
import-here-taken-back = taken back, { $value }
import-here-voided = ticket voided at a counter
import-here-sold = seat sold, order { $value }
import-here-changed = changed here: { $value }
import-here-renumbered = no. { $value }
import-here-full = no free place left in the hall
import-here-numbered = numbered hall, and no seat of it told
import-here-paid = order paid at a counter
import-here-tied = order tied to { $value }, by a request or a credit
