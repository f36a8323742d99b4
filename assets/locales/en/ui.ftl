# What every page says: the rail, the status bar, the lists.

ui-rail = Screens
ui-rail-counter = Counter
ui-rail-queue = Requests
ui-rail-sign = To sign
ui-rail-customers = Customers
ui-rail-mails = E-mails
ui-rail-season = Performances
ui-rail-journal = Journal
ui-rail-settings = Settings

ui-role-agent = Agent
ui-role-cashier = Cashier
ui-role-supervisor = Supervisor

credit-part = { $amount } until { $date }
credit-part-grace = { $amount } until { $date } (days of grace)

ui-seat = Row { $row }, seat { $seat }
ui-seat-row = Row { $row }
ui-seat-number = Seat { $seat }
ui-seat-free = Free seating

ui-lock = Lock or change operator
ui-online = Online
ui-offline = The program does not answer
ui-fake = SPECIMEN
ui-mails-waiting = { $n ->
    [one] { $n } e-mail waiting to be sent
   *[other] { $n } e-mails waiting to be sent
}
ui-mails-failed = { $n ->
    [one] { $n } e-mail not delivered
   *[other] { $n } e-mails not delivered
}
ui-backup-late = Backup overdue
ui-owner-login = Login of the database’s owner
ui-mails-stopped = Mails no longer leave
ui-mails-stopped-detail = The reason is in E-mails (F5). They wait, nothing is lost.
ui-mails-to-folder = E-mails go to a folder
ui-unprinted = { $n ->
    [one] { $n } sale without a printed ticket
   *[other] { $n } sales without a printed ticket
}

ui-loading = Loading…
ui-retry = Try again
ui-cancel = Cancel
ui-close = Close
ui-undo = Undo
ui-seconds = { $n } s
ui-messages = Messages
ui-others = +{ $n }
ui-others-say = { $n ->
    [one] and { $n } other message
   *[other] and { $n } other messages
}
ui-times = ×{ $n }
ui-dismiss = Dismiss the message
ui-clear = Clear: { $what }
ui-nothing = Nothing matches
ui-error-title = That did not work

ui-mark = Mark
ui-keys-title = Keys of this screen
ui-keys-next = Next row
ui-keys-previous = Previous row
ui-reach = A letter on every button and field
ui-zoom-in = Enlarge
ui-zoom-out = Reduce
ui-zoom-usual = Usual size
ui-key-escape = Esc
ui-key-space = Space
ui-key-erase = ⌫
ui-key-enter = Enter
ui-key-send = Ctrl+Enter

ui-date-placeholder = dd/mm/yyyy
ui-date-wrong = There is no such date
ui-time-placeholder = hh:mm
ui-time-wrong = No such time
ui-money-wrong = This is not an amount
ui-money-back = “{ $typed }” is not taken.
ui-money-most = At most { $most }
ui-number-wrong = This is not a whole number
ui-number-highest = At most { $highest }
ui-percent-highest = At most { $highest }%
ui-pin-short = 4 to 8 digits
ui-number-lowest = At least { $lowest }
ui-percent-wrong = This is not a percentage
ui-choose = To be chosen: { $what }
ui-needed = To be filled in

ui-scan-voided = Voided ticket
ui-scan-voided-detail = This ticket is no longer good: the place was given back, paper { $number }.
ui-scan-unknown = Unknown code
ui-scan-unknown-detail = “{ $code }” names no seat, order, customer or credit.
ui-scan-failed = The code could not be looked up
ui-open = Open
ui-open-found = Found, and not opened yet
ui-open-unsaved = The form holds entries that are not saved. Opening drops them.
ui-open-held = Nothing was opened
ui-open-held-detail = Finish what is open first, then try again.
ui-leave-title = Leave without saving?
ui-leave-text = What is typed here is not saved and will be lost.
ui-leave = Drop what is typed
ui-close-title = Close without saving?
ui-close-basket = { $n ->
    [one] A basket of { $n } place is not sold and will be lost.
   *[other] A basket of { $n } places is not sold and will be lost.
}
ui-close-typed = What is typed is not saved and will be lost.
ui-close-act = Close the window

time-yesterday = yesterday
time-over = past
time-minutes = { $n } min
time-hours = { $n } h
time-days = { $n } d
ui-counters = { $n ->
    [one] { $n } counter
   *[other] { $n } counters
}
ui-line-status = Database out of reach
ui-line-lost = The database has not answered since { $time }.
ui-line-lost-about = What is shown is from before. Nothing you typed is lost; it is tried again all the time.
ui-line-way-password = If the password of the counters was changed: close the window, then contremarquectl address --new-password on this machine.
ui-line-way-login = If the counters have another login: close the window, then contremarquectl address postgres://guichet@SERVER/DATABASE --new-password on this machine.
ui-line-way-authority = If the house has another authority: close the window, then contremarquectl address --authority AUTHORITY.pem on this machine.
ui-line-way-address = If the database is at another address: close the window, then contremarquectl address postgres://guichet@SERVER/DATABASE on this machine.
ui-line-way-server = Once that is done on the server, this counter goes on by itself.
ui-line-waiting = { $n ->
    [one] One action waits: it will be sent again, and done only once.
   *[other] { $n } actions wait: they will be sent again, and each done only once.
}
ui-line-retry = Try again now
ui-line-back = The database answers again, after { $seconds } s.
ui-line-cut = The line to the database was cut, then made again. Nothing is lost.
ui-held-counter = The house is held by “{ $counter }”.
ui-held-beside = The house is held by another program on this machine.
ui-held-this = This counter is finishing a long task.
ui-held-about = Since { $time }, whatever is being saved waits its turn and will be done by itself. You can look things up meanwhile.
ui-held-status = House held
ui-line-opening = Tried again every 3 seconds.
ui-schema-newer = A newer version of Contremarque brought the house up to date.
ui-schema-newer-about = Whoever is signed in can still look things up here, but nothing is kept: close the program, update it on this machine, then open it again.
ui-schema-older = The house went back to an older version than this program.
ui-schema-older-about = Nothing is kept until the owner of the database brings it up to date with “contremarquectl upgrade”.
ui-clock-back = The clock of this machine went back by { $by }.
ui-clock-back-about = The house goes on at its own time: { $house }. Set the clock; if it is the clock that is right, a supervisor says so here.
ui-clock-leapt = The clock of this machine leapt ahead by { $by }.
ui-clock-leapt-about = It says { $machine }, and that is the date of what is done now. If it is wrong, set it at once.
ui-clock-far = The clock of this machine is { $by } ahead: it says { $machine }.
ui-clock-far-about = The house was at { $house }. Nothing is written until the date is certain: set the clock, or ask a supervisor to say that it is right.
ui-clock-impossible = The clock of this machine says { $machine }, which is not possible.
ui-clock-impossible-about = Nothing is written until it is set right.
ui-clock-confirm = The date is right
ui-clock-confirm-title = Is this date right?
ui-clock-confirm-text = This machine says { $machine }. The house is at { $house } and will go on at that time. The journal keeps it, with your name.
ui-clock-confirm-act = Yes, it is the right date
ui-clock-confirm-failed = The date is not confirmed
