# Settings of the house and of the counter.

settings-title = Settings
settings-group-selling = Sales and exchanges
settings-group-house = Venue
settings-group-counters = Counters and people
settings-group-data = Data and site
settings-group-own = For you
settings-tab-policy = Exchange terms
settings-tab-amendments = Corrections
settings-tab-season = Halls and rates
settings-tab-house = House
settings-tab-mail = Mail
settings-tab-counter = This counter
settings-tab-operators = Operators
settings-tab-backups = Backups
settings-tab-import = Import
settings-tab-contradictions = Contradictions
settings-tab-pin = PIN
settings-tab-appearance = Language and display
settings-save = Save
settings-saved = Settings saved
settings-not-saved = Nothing was saved

settings-language = Language
settings-language-not-kept = The counter did not keep this language
settings-locale-fr = Français
settings-locale-en = English
settings-theme = Display
settings-theme-auto = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-zoom = Size
settings-zoom-hint = Ctrl + enlarges, Ctrl − reduces, Ctrl 0 goes back to 100%. Kept on this counter.

settings-house-name = Name
settings-house-address = Address
settings-house-siret = SIRET
settings-house-licence = Licence no.
settings-house-contact = Box office e-mail
settings-house-zone = Time zone
settings-house-zone-hint = For instance Europe/Paris or America/Martinique

settings-mail-folder = A folder
settings-mail-smtp = An SMTP server
settings-mail-host = Server
settings-mail-port = Port
settings-mail-tls = Protection of the line
settings-mail-tls-starttls = STARTTLS
settings-mail-tls-implicit = TLS
settings-mail-tls-none = None
settings-mail-user = User
settings-mail-password = Password
settings-mail-password-kept = A password is kept. Leave empty to keep it.
settings-mail-ca = Certificate of the house (PEM)
settings-mail-ca-hint = Only if the server has a certificate that nobody else knows; otherwise leave it empty.
settings-mail-sender = Sender’s address
settings-mail-sender-name = Sender’s name

settings-house-numbers = Numbering
settings-house-numbers-about = The next number of each series. That of a series that has begun stays.
settings-house-vat = VAT
settings-number-order = Next order
settings-number-ticket = Next ticket
settings-number-customer = Next customer
settings-number-lot = Next credit (AV-…)
settings-number-used = The series has begun
settings-vat-rates = Rates in use
settings-vat-default = Rate of a new performance
settings-vat-0 = Exempt: an association or a small house
settings-vat-90 = In Corsica, the first 140 performances
settings-vat-105 = In the Antilles and La Réunion, the first 140 performances
settings-vat-210 = The first 140 performances of a new work or a new staging
settings-vat-550 = Theatre, circus, concert and variety beyond those
settings-vat-850 = Normal rate in the Antilles and La Réunion
settings-vat-1000 = Fairs, games and visits
settings-vat-2000 = Normal rate, for instance where one must order a drink
settings-mail-trial = Test mail
settings-mail-trial-to = Whom to send the test to
settings-mail-trial-send = Send a test
settings-mail-trial-failed = The test did not leave
settings-mail-trial-port = The port is not a whole number.
settings-mail-trial-taken = The server took the mail. It is on its way to { $to }.
settings-mail-trial-written = The test is written to the folder: { $file }
settings-mail-trial-said = It said: { $said }
settings-notices = When something waits for somebody
settings-notices-about = The house writes once for each thing: mails in doubt, a late backup, a disk nearly full, a counter to let in, wrong books, a contradiction that waits, a certificate that ends, a clock that is off. When mail itself has stopped, the screens and contremarquectl status say it.
settings-notices-to = Administrator’s address
settings-notices-hint = Left empty, the house writes to nobody.
settings-reload = Read the settings again
settings-secrets-keyring = Passwords are kept in the system’s keyring.
settings-secrets-file = This workstation has no keyring: passwords are in a file that only its owner can read.

settings-counter-name = Name of the counter
settings-counter-locks = Lock a counter that is left alone
settings-counter-lock = Automatic lock, in minutes
settings-counter-printer = Ticket printer
settings-counter-no-printer = None, save the PDF
settings-counter-printer-hint = The system knows no printer.
settings-counter-format = Ticket layout
settings-format-a4 = A4
settings-format-thermal = Thermal 203 × 82 mm
settings-format-thermal-small = Thermal 5.5 × 2 in
settings-counter-database = Shared database
settings-counter-database-hint = postgres://user:password@server/database; empty for the local one. At the next start.
settings-counter-owner = This counter works by the login that owns the database: whoever has this desk can change everything in it. Make the login of counters (roles.sql), then, with the window closed: contremarquectl address { $address } --new-password.
settings-counter-data = Data of this counter: { $folder }
settings-counter-unsigned = This counter no longer has the key by which it signed the journal: what it writes is not signed.
settings-counter-key = Make a new key
settings-counter-key-made = This counter signs the journal by a new key.

settings-operator-new = New operator
settings-operator-name = Name
settings-operator-role = Role
settings-operator-pin = PIN, 4 to 8 digits
settings-operator-add = Add
settings-operator-added = { $name } can sign in
settings-operator-pin-new = New PIN
settings-operator-pin-title = A new PIN for { $name }
settings-operator-pin-about = The old one no longer holds, and their sessions end. Everybody then changes their own in Settings, PIN.
settings-operator-pin-give = Give this PIN
settings-operator-pin-given = { $name } has a new PIN
settings-operator-off = Disabled
settings-operator-stop = Disable
settings-operator-stop-title = Disable { $name }?
settings-operator-stop-about = They will no longer be able to sign in, at any counter. Their name stays in the journal.
settings-operator-stop-self = This is you: your session ends at once, and only another supervisor can enable you again. Your name stays in the journal.
settings-operator-start = Enable

settings-backup-about = A verified backup is made each day in { $folder }.
settings-backup-make = Back up now
settings-backup-made = Backup made and verified, { $at }
settings-backup-failed = The backup was not made
settings-backup-none = No backup
settings-backup-size = { $n } MB
settings-backup-late = { $hours ->
    [0] No backup was made yet.
    [one] The last backup is an hour old.
   *[other] The last backup is { $hours } hours old.
} Back up now; if that fails, make room on the disk.
settings-backup-second-late = { $hours ->
    [0] Nothing is in the second folder yet, or it is not there.
    [one] The last backup of the second folder is an hour old.
   *[other] The last backup of the second folder is { $hours } hours old.
} Plug its disk in, then back up.
settings-backup-second-silent = The second folder does not answer. See whether its share can be reached, then back up.
settings-backup-kept = What is kept
settings-backup-keep = Backups kept
settings-backup-keep-mb = Size of all of them, in MB
settings-backup-keep-mb-hint = The newest always stays. 0: no limit.
settings-backup-second = Second folder
settings-backup-second-hint = On another disk: a USB key, a share. Each backup is copied there, then read back. Empty: none.
settings-backup-server = The house lives on a server, which makes its own backups: Contremarque makes none each day in its stead.
settings-backup-archived = The server archives what it writes; the last archive is of { $at }.
settings-backup-archives = The server archives what it writes; nothing is archived yet.
settings-backup-archiving-fails = The server’s archiving fails: tell whoever looks after it.
settings-backup-no-archive = The server does not archive what it writes: without another backup, a disk that fails loses all since the last copy.
settings-backup-followers = Servers that follow it: { $n }
settings-backup-dump = The whole database, for a server:
settings-backup-copy = The house in a file, to be restored anywhere (with the login of the database’s owner):

settings-policy-where = Terms of
settings-policy-house = The whole house
settings-policy-show = show
settings-policy-performance = performance
settings-policy-from-house = Terms of the house
settings-policy-from-show = Terms of the show
settings-policy-from-performance = Terms of the performance
settings-policy-eligible = Places can be taken back
settings-policy-deadline = Deadline before the performance
settings-policy-count = Duration
settings-policy-unit = Unit
settings-policy-hours = hours
settings-policy-days = days
settings-policy-fee = Kept on each place
settings-policy-fixed = Fixed
settings-policy-percent = Percentage
settings-policy-min = Least
settings-policy-max = Most
settings-policy-validity = Validity of the credit, in days
settings-policy-grace = Grace of a credit given back, in days
settings-policy-sign = Supervisor’s signature from
settings-policy-sign-hint = Per seat, per order and per press; empty: never
settings-policy-rates = Rates taken back
settings-policy-channels = Channels taken back
settings-policy-reasons = Refusal reasons
settings-policy-reason-fr = Reason { $n } in French
settings-policy-reason-en = Reason { $n }
settings-policy-reason-drop = Remove this reason
settings-policy-reason-add = Add a reason
settings-policy-terms-fr = Your sentences, in French
settings-policy-terms-en = The same in English
settings-policy-terms-hint = The rules are written by themselves before these sentences, or where you put { $place }.
settings-policy-shown = Terms and conditions as customers read them – version { $version }
settings-policy-remove = Back to the wider terms
settings-policy-remove-title = Go back to the wider rules?
settings-policy-remove-about = The rules set here are removed. The next requests will follow the wider ones; those that are made keep theirs.

settings-pin-about = Four to eight digits that only you know. Your sessions elsewhere end.
settings-pin-old = Present PIN
settings-pin-new = New PIN
settings-pin-again = The new one once more
settings-pin-differs = The two are not the same
settings-pin-change = Change the PIN
settings-pin-changed = PIN changed
settings-pin-changed-detail = Your other sessions have ended.
settings-tab-counters = Counters
settings-counters-about = The counters registered in this house. Each has a key that never leaves its folder: a name alone is not enough to pass for it.
settings-counters-here = This counter
settings-counters-out = Shut out
settings-counters-nobody = Nobody
settings-counters-now = There now
settings-counters-never = Never seen
settings-counters-minutes = Seen { $n } min ago
settings-counters-at = Seen { $at }
settings-counters-key = Key { $key }
settings-counters-keyless = No key: no longer used
settings-counters-rename = Rename
settings-counters-rename-title = Rename “{ $counter }”
settings-counters-revoke = Shut out
settings-counters-revoke-title = Shut out “{ $counter }”?
settings-counters-revoke-about = Its next action will be refused and its session ends. Nothing it did is lost, and it can be let in again.
settings-counters-admit = Let in again
settings-counters-admit-title = Let “{ $counter }” in again?
settings-counters-revoked = Counter shut out: { $counter }
settings-counters-admitted = Counter let in again: { $counter }
settings-counters-let = Let in
settings-counters-let-title = Let “{ $counter }” in?
settings-counters-let-about = Its key: { $key }. Compare it with the one that its screen shows: a name alone is not enough to pass for it.
settings-counters-let-in = Counter let in: { $counter }
settings-counters-waiting = Waiting
settings-counters-too-old = To be updated

settings-amendments-about = Voiding, exchanging or correcting a sale: who may, and who signs.
settings-amendments-same-day = Whoever sold may put it right alone, the same day, before the ticket is scanned
settings-amendments-ticket = Ask for the printed tickets; without them a supervisor signs
settings-amendments-second = Second supervisor from
settings-amendments-second-hint = Empty: never.
settings-amendments-difference = Difference of an exchange given back
settings-amendments-difference-money = As it was paid
settings-amendments-difference-credit = To the customer’s credit
settings-selling = Sale at the counter
settings-selling-late = Latecomers: minutes after the start
settings-selling-hold = Basket: minutes for which its seats are held
settings-selling-hold-hint = Counted from the last key at the counter; to other counters these seats are taken. From 2 to { $most }.
settings-selling-late-hint = For so long the counter still sells a performance that has begun. 0: not at all; { $most } at most.

settings-retention = How long customers are kept
settings-retention-years = Years without news, before they are erased
settings-retention-years-hint = No order, performance or deed. Nothing is erased by itself: the list is read, then erased. 0: for ever; { $most } at most.
settings-retention-none = Nobody is to be erased.
settings-retention-due = { $n ->
    [one] { $n } person without news for longer:
   *[other] { $n } people without news for longer:
}
settings-retention-row = { $name }, customer no. { $number }, last order on { $last }
settings-retention-row-never = { $name }, customer no. { $number }, no order
settings-retention-erase = { $n ->
    [one] Erase { $n } person…
   *[other] Erase { $n } people…
}
settings-retention-title = { $n ->
    [one] Erase { $n } person?
   *[other] Erase { $n } people?
}
settings-retention-text = Their names, addresses and phones go for good. Their orders and amounts stay.
settings-retention-done = { $n ->
    [one] { $n } person erased
   *[other] { $n } people erased
}

settings-tab-site = Customers’ site
settings-site-holes = { $n ->
    [one] Before the site is open to the public, one thing is missing
   *[other] Before the site is open to the public, { $n } things are missing
}
settings-site-whole = Nothing is missing: the site may be open to the public
settings-site-logo = Logo
settings-site-logo-choose = Choose a picture…
settings-site-logo-hint = PNG or JPEG, { $most } kB at most. It is saved once chosen.
settings-site-logo-now = Logo of the site
settings-site-logo-remove = Remove the logo
settings-site-address = Public address
settings-site-title = Name on the site
settings-site-title-hint = Empty: the name of the house.
settings-site-accent = Colour
settings-site-accent-hint = Empty: the program’s.
settings-site-notice = Legal notice
settings-site-publisher = Publisher
settings-site-publisher-hint = Legal form, capital, VAT number, phone. Name, address and SIRET come from “House”.
settings-site-hosting = Host
settings-site-hosting-hint = Name, address, phone.
settings-site-director = Director of publication
settings-site-licences = Licences d’entrepreneur de spectacles
settings-site-licences-hint = All the numbers, with commas between. Empty: the one of “House”.
settings-site-texts = Texts
settings-site-terms = Conditions of sale and use
settings-site-terms-hint = An empty line begins a paragraph.
settings-site-mediator = Mediator: name and address
settings-site-mediator-site = Mediator’s site
settings-site-privacy = Personal data
settings-site-privacy-hint = What is kept, why, how long, and whom to turn to.
settings-site-accessibility = Declaration of accessibility
settings-site-accessible = State
settings-site-accessible-none = To be said
settings-site-accessible-fully = Fully conformant
settings-site-accessible-partly = Partly conformant
settings-site-accessible-not-yet = Not conformant
settings-site-accessible-exempt = Exempt microenterprise
settings-site-accessibility-contact = Whom to tell of a fault
settings-site-accessibility-text = What is not accessible, and why
