# The season: halls, categories, rates, shows, performances, prices, sales.

season-title = Performances
season-search = Find a show
season-lists = Performances listed
season-scope-upcoming = To come
season-scope-on-sale = On sale
season-scope-waiting = Closed
season-scope-past = Past
season-of-show = Show
season-all-shows = All shows
season-col-date = Date
season-col-show = Show and hall
season-col-sold = Sold / free
season-col-sales = Sales
season-col-revenue = Value
season-none = No performance
season-none-text = Create a show, then its first performance: N.
season-none-found = No performance matches
season-choose = Choose a performance

season-sales-closed = Closed
season-sales-announced = Announced
season-sales-open = Open
season-sales-ended = Ended
season-sales-late = Latecomers
season-sales-begun = Begun
season-beside = Same hall, same time: { $show }
season-hall-shared = Hall taken
season-opens = Opens { $at }
season-closes = Closes { $at }
season-late = On sale until { $until }

season-sold = Sold
season-free = Free
season-pending = Reprises asked
season-taken-back = Taken back
season-revenue = Value of the places
season-vat = VAT { $rate }

season-new = New performance
season-new-show = New show
season-show = Show
season-show-known = Or a show there is already
season-rename = Rename
season-show-title = Title of the show
season-show-rename = Rename the show
season-hall = Hall
season-day = Date
season-time = Time
season-vat-rate = VAT rate
season-create = Create the performance
season-created = Performance created, sales closed
season-edit = Change
season-save = Save
season-saved = Performance changed
season-not-saved = The performance was not changed
season-hall-settled = Places were sold: the hall no longer changes.
season-start-sold = { $n ->
    [one] { $n } place is sold: the next step says who is concerned, before anything is done.
   *[other] { $n } places are sold: the next step says who is concerned, before anything is done.
}
season-continue = Continue
season-needs-hall = A hall and a category come first: Settings, Halls and rates.

season-copy = Copy
season-copy-title = Copy the performance to other dates
season-copy-about = Same hall, same prices, same VAT. Sales stay closed.
season-copy-dates = Dates
season-copy-dates-hint = One date a line, with the time where it differs: 12/06/2026 or 12/06/2026 15:00
season-copy-unread = Line { $line }: “{ $text }” is no date.
season-copy-none = Write at least one date.
season-copy-do = { $n ->
    [0] Copy
    [one] Create { $n } performance
   *[other] Create { $n } performances
}
season-copied = { $n ->
    [one] { $n } performance created
   *[other] { $n } performances created
}
season-copy-failed = Nothing was copied

season-grid = Prices
season-grid-of = { $rate }, { $category }
season-grid-rate = Rate
season-grid-sold = { $sold } of { $seats }
season-grid-key = Change prices
season-grid-save = Save prices
season-grid-saved = Prices saved
season-grid-not-saved = The prices were not saved
season-grid-undo = Revert
season-grid-reread = Read the prices again
season-grid-hint = Arrows and Enter to move, Ctrl+D to copy down. An empty cell is not on sale. Places sold keep their price.
season-grid-wrong = A price is no amount between €0.00 and €10,000.00.
season-grid-no-rate = No rate yet: Settings, Halls and rates.

season-open = Open sales
season-close = Close sales
season-close-title = Close the sales of this performance?
season-close-about = { $show }, { $at }: no counter will sell a seat for it until the sales are opened again.
season-opened = Sales open
season-closed = Sales closed
season-sales-failed = Sales did not change
season-dates = Sale dates
season-dates-title = When sales open and close
season-dates-about = Without an end, the counter sells until the performance begins, then to latecomers as long as the settings say.
season-opens-day = Open on
season-opens-time = at
season-closes-day = Close on
season-closes-time = at
season-time-missing = Give the date and the time, or neither.

season-halls = Halls
season-categories = Categories
season-rates = Rates
season-change = Change
season-add = Add
season-retire = Retire
season-offer-again = Offer again
season-retired = Retired
season-up = Move { $name } up
season-down = Move { $name } down
season-move-keys = Alt+arrows
season-key-delete = Del
season-seats = { $n ->
    [0] no seat
    [one] { $n } seat
   *[other] { $n } seats
}
season-performances = { $n ->
    [0] no performance
    [one] { $n } performance
   *[other] { $n } performances
}
season-category-name = Name of the category
season-category-new = New category
season-no-category = No category
season-no-category-text = A category gathers the seats of one price: first category, balcony…
season-rate-name = Name of the rate
season-rate-new = New rate
season-rate-holder = Who may have it
season-rate-holder-example = Under 26, with proof of age
season-rate-everybody = Everybody
season-no-rate = No rate
season-no-rate-text = A rate says who pays what: full price, reduced, guest…

season-hall-not-opened = The hall did not open
season-hall-none-drawn = The hall is drawn here, row by row, as you type.
season-hall-new = New hall
season-no-hall = No hall
season-no-hall-text = Describe the first one: a row a line.
season-hall-needs-category = Create a category first: every seat has one.
season-hall-name = Name of the hall
season-hall-rows = { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
season-hall-unplaced = Free seating, { $n ->
    [one] { $n } place
   *[other] { $n } places
}
season-hall-withdrawn = · { $n } off sale
season-hall-save = Save the hall
season-hall-saved = { $hall }: { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}
season-hall-plan = Plan
season-halls-back = Back to the halls
season-hall-computed = Drawn from the rows. A seating plan of pretix puts each seat where it is: contremarquectl import PLAN.json.
season-over = { $n ->
    [one] { $n } performance sold beyond its hall
   *[other] { $n } performances sold beyond their hall
}
season-over-text = These places have no seat for sale in the hall: exchange them, void them, or give the seats back to the hall.
season-over-row = { $show }, { $when }, { $hall }: { $over } ({ $sold } of { $seats })
season-over-count = { $n ->
    [one] { $n } place too many
   *[other] { $n } places too many
}
season-over-ask = { $n ->
    [one] One performance would be sold beyond the hall
   *[other] { $n } performances would be sold beyond the hall
}
season-over-ask-text = Places that are sold already would no longer have their seat in it. They would stay sold: they will have to be exchanged or voided.
season-over-ask-act = Save all the same
season-over-ask-row = { $show }, { $when }: { $over } ({ $sold } of { $seats })
season-over-more = { $n ->
    [one] and one other performance
   *[other] and { $n } other performances
}
season-hall-planned = Each seat is where the imported plan puts it.
season-hall-drawn = The hall from above: { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
season-stage = Stage
season-rows = Rows and seats
season-rows-text = Text
season-rows-table = Table
season-rows-category = Default category
season-rows-hint = One row a line, from the stage: “A : 1-20”, “B : 2-24 even”, “C : 1 3 5 7”, “D : 1-10 (Deuxième catégorie), 12 bis”, “E-H : 1-30”, “Free seating : 300”.
season-rows-example = A : 1-20
season-row-label = Row
season-row-seats = Seats
season-row-seats-of = Seats of row { $row }
season-row-category = Category
season-row-category-of = Category of row { $row }
season-row-remove = Remove row { $row }
season-row-add = Add a row
season-free-seating = Free seating
season-no-row = No row
season-withdrawn = { $n ->
    [one] Off sale, sold once: { $seats }
   *[other] Off sale, sold once: { $seats }
}
