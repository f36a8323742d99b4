# A sentence for each error code: what happened, and what to do.

error-unknown = Something unexpected happened ({ $code }). Nothing was changed.
error-unreachable = The program did not answer. Trying again will not do anything twice.
error-file-not-opened = The file could not be opened.
error-internal = The program met a fault. Nothing was changed.
error-bad-arguments = What was sent does not have the expected shape. Nothing was changed.
error-bad-field = A field is empty, too long or malformed: { $field }.
error-hidden-text = A field has characters that nobody sees, or that turn the direction of writing: { $field }. Type it instead of pasting it.
error-unknown-command = There is no such command.
error-command-reused = This action was already sent with other contents. Nothing was done again.
error-newer-command = A newer version of the program has already carried out this action. Update Contremarque at this counter.
error-not-signed-in = The session has ended. Enter your PIN again.
error-session-expired = The session closed by itself. Enter your PIN again.
error-sign-in-stale = This needs a sign-in of the last five minutes. Ask for a new code.
error-not-allowed = Your role does not allow this.
error-wrong-sign-in = Wrong name or PIN.
error-wrong-pin = The present PIN is wrong. Nothing changed.
error-sign-in-throttled = Too many attempts. Wait { $seconds } s before trying again.
error-not-found = This does not exist, or no longer does.
error-operator-unknown = Nobody is called “{ $name }” in this house. The names are those of the sign-in page and of Settings, Operators.
error-stale = The request has changed in the meantime: { $state }. Its file was read again.
error-settings-changed = Someone else changed these settings in the meantime. Read them again before saving.
error-already-decided = The request is decided already: { $state }, by { $operator }, { $at_ms }.
error-claimed-by-other = { $operator } is looking at this request.
error-own-proposal = You proposed this one: another supervisor has to sign it.
error-contradicted = The other system contradicts request { $number } from { $customer }: a supervisor opens it and decides.
error-settled-by-request = Decide request { $number }: that settles this point too.
error-needs-supervisor = Only a supervisor can do this.
error-too-late-to-undo = It is too late to undo: the e-mail has left.
error-may-be-undone = The decision may still be undone for { $seconds } s: print the letter after that.
error-lot-spent = Credit { $lot } has been used ({ $spent_cents }): the reprise cannot be reversed any more.
error-lot-over = Nothing is left to spend of credit { $lot }.
error-lot-not-given = Credit { $lot } was not given by hand: it cannot be taken back.
error-seat-sold = Seat { $row } { $seat } was sold again, order { $order }.
error-seat-held = Seat { $row } { $seat } is in the basket of { $operator } ({ $counter }), until { $until_ms }.
error-seat-out = Seat { $row } { $seat } is out of sale for this performance ({ $kind ->
    [technical] technical
    [house] house seat
   *[companion] companion
}): “{ $reason }”.
error-seat-not-put-out = { $why ->
    [sold] Seat { $row } { $seat } is sold, order { $order }: it cannot be put out of sale.
    [asked] Seat { $row } { $seat } is asked back, order { $order }: decide the request first.
   *[held] Seat { $row } { $seat } is in the basket of { $operator } ({ $counter }): it cannot be put out of sale.
}
error-unknown-reason = This reason is not in the rules in force.
error-place-not-free = A request is already open for this place, or it was taken back.
error-performance-moved = { $show } is on another date: it is now { $starts_at_ms }. Tell the customer, then start over.
error-performance-begun = { $show } has begun: its places can no longer be asked back.
error-several-orders = The chosen places belong to several orders.
error-several-terms = The chosen places come under different terms, those of “{ $show }” among them: ask for them show by show.
error-no-customer = A customer is needed: credit is given to someone, and a balance is someone’s.
error-customer-erased = This person was erased on { $at_ms }: nothing is done in their name any more.
error-credit-lives = This person has { $balance_cents } of credit left: they spend it, or give it up in writing.
error-requests-open = { $count ->
    [one] A request is open: decide it first, or the person gives it up in writing.
   *[other] { $count } requests are open: decide them first, or the person gives them up in writing.
}
error-refunds-unsettled = { $count ->
    [one] A card refund of this person is to be verified: say first how it ended.
   *[other] { $count } card refunds of this person are to be verified: say first how they ended.
}
error-terms-changed = The terms have changed since they were shown. Read them again before confirming.
error-amount-changed = The amount has changed since it was shown: { $now_cents } instead of { $shown_cents }.
error-not-amendable = { $why ->
    [sold_elsewhere] Another system sold this order and has its money: cancel or exchange it there.
    [not_issued] This order is not issued: there is nothing to cancel.
    [pending] Seat { $row } { $seat } is asked back: decide the request first.
    [taken_back] Seat { $row } { $seat } became credit: reverse the reprise instead.
   *[cancelled] Seat { $row } { $seat } is cancelled already.
}
error-second-needed = { $why ->
    [amount] This amount needs the signature of a second supervisor.
    [not_signed] The supervisor’s signature is no longer valid: let them type their PIN again.
   *[other] A supervisor must sign beside you.
}
error-second-refused = { $why ->
    [same_person] The second supervisor must be somebody else.
   *[not_supervisor] Only an active supervisor can sign beside.
}
error-refund-settled = The refund of { $amendment } is settled already.
error-rule-broken = A rule is broken: a supervisor has to make the request.
error-not-on-sale = { $why ->
    [begun] { $show } has begun: the counter sells no more places.
    [announced] Sales of { $show } are not open yet.
    [ended] Sales of { $show } have ended.
    [withdrawn] A seat of { $show } was taken off sale: choose another one.
    [full] Free seating of { $show } is full, category { $category }.
   *[other] Sales of { $show } are closed. A supervisor can open them in Performances.
}
error-no-price = There is no price for this category and rate.
error-not-enough-credit = The customer’s balance is too small: { $balance_cents }.
error-credit-does-not-fit = The credit taken does not fit this order.
error-payment-missing = { $missing_cents } is still to be paid.
error-cash-above-law = { $cash_cents } in cash is above what French law allows, { $most_cents } (Code monétaire et financier, art. D112-3): take the rest by card.
error-change-too-large = The sum handed over is mistyped: { $change_cents } would have to be given back.
error-payment-too-much = The card exceeds what is due by { $excess_cents }.
error-changed-since = Somebody else has just changed it. Nothing was saved: read it again, then start over.
error-name-taken = “{ $name }” exists already, perhaps among the retired names.
error-bad-hall = Line { $line }: { $why ->
    [no_colon] there is no “:” between the row and its seats.
    [bad_label] “{ $what }” cannot name a row. Write a letter, a number or a name of 20 characters at most, or any other name in straight quotes.
    [no_seats] there are no seats after “:”.
    [not_a_seat] “{ $what }” is no seat. Write for example 12, 12 bis or 1-20, or any other number in straight quotes.
    [bad_range] “{ $what }” is no range of seats. Write for example 1-20 or 2-24 even.
    [bad_category] the category “{ $what }” has to follow seats, within parentheses.
    [unknown_category] there is no category “{ $what }”. Create it first, or correct its name.
    [seat_twice] seat { $what } is there twice.
    [row_twice] row { $what } is on another line already. Put its seats together.
    [other_seat] seat { $what } would be replaced by another one. Write its row and its number in straight quotes to keep it as it is.
    [counted] seat { $what } was sold with its number. Begin the line with “Sans rang :” to keep it.
    [too_large] the hall has more than 300 rows or 5,000 seats.
   *[other] write one row at least, for example “A : 1-20”.
}
error-bad-plan = The plan is refused{ $where ->
    [none] {""}
   *[other] , at { $where }
}: { $why ->
    [broken] it is no JSON, or is cut before its end.
    [shape] it is no plan of pretix, or a value is of the wrong kind.
    [too_large] it has more than 50 levels, 300 rows, 5,000 seats or 300 drawings.
    [empty] it has not one seat.
    [far_away] a point is outside the plan.
    [bad_row] “{ $what }” cannot name a row. A letter, a number or a name of 20 characters at most, with its level.
    [bad_seat] “{ $what }” is no number of a seat.
    [row_twice] row { $what } is there twice.
    [seat_twice] seat { $what } is twice in its row.
    [same_place] two seats are in the same place.
    [unknown_category] there is no category “{ $what }”. Create it first, or correct its name.
    [sold_seat] seat { $what } was sold: it keeps its row, its number and its category.
   *[other] “{ $what }” is too long, or holds characters that nobody sees.
}
error-category-in-use = Seats of { $hall } are still in this category. Give them another one, then retire this one.
error-hall-settled = Places of this performance were sold: its hall can no longer change.
error-hall-taken = The hall has a performance at this time already: { $show }, { $starts_at_ms }.
error-bad-start = The date has to be to come, within ten years.
error-time-skipped = The change to summer time leaves this hour out: check it.
error-places-sold = { $places ->
    [one] { $places } place is sold: another date is a move of the performance, which tells the customers.
   *[other] { $places } places are sold: another date is a move of the performance, which tells the customers.
}
error-no-letters = Every customer has an e-mail address by now: there is no letter to print.
error-no-grid = No price: fill in the price grid first.
error-bad-policy = { $why ->
    [fee] An amount of these rules is negative, or above any price.
    [percent] The percentage kept goes from 0 to 100.
    [keeps_all] Keeping the whole price, without a maximum, would give nothing back: give a maximum, or take no places back.
    [min_above_max] The most that is kept contradicts the least, the fixed part or the percentage.
    [validity] Credit is valid for at least one day after that of the decision.
    [duration] A deadline or a validity is ten years at most.
    [length] A refusal reason has 200 characters at most, your sentences 8,000, and there are 50 reasons at most.
    [reasons] At least one refusal reason is needed, and each in both languages.
    [terms] Your sentences have to be written in both languages.
    [figures] The deadline, the fee and the validity are written from these rules by themselves: take them out of your sentences.
   *[other] These rules cannot be saved as they are.
}
error-mail-not-resendable = This e-mail cannot be sent again from its present state.
error-tickets-over = A ticket of this e-mail is no longer valid, or its order is now another customer’s: send the tickets from the order.
error-import-refused = { $line ->
    [0] { $file } cannot be taken. Nothing was written.
   *[other] { $file } cannot be taken, because of line { $line }. Nothing was written.
}
error-import-conflict = The import contradicts what is here: { $detail }
error-import-cancelled = The import was stopped. Nothing was written.
error-import-busy = An import is already under way on this counter. Wait for its end, or stop it.
error-no-house = There is no house in this folder yet.
error-house-exists = There is already a house in this folder.
error-not-a-demo = This house is not the demo: it stays where it is.
error-clock-is-real = This house lives in real time: only the demo moves its clock forward.
error-clock-unsure = The clock of this machine says { $machine_ms }, and the house was at { $house_ms }. Nothing is written until the date is certain: set the clock, or ask a supervisor to say that the date is right.
error-clock-wrong = The clock says { $at_ms }, which is not possible. Nothing is written: set it right.
error-house-moved = The house has moved: it is now at { $to } (by { $operator }, { $at_ms }). Open it there.
error-house-moving = A move to { $to } is under way, or was cut short and its target does not answer. Wait a moment, or give the same move again at the counter that began it.
error-house-is-copy = This file is a copy of the house that lives at { $to }, made { $at_ms }. It opens only by restoring it.
error-target-taken = There is a house at { $to } already: choose an empty database or folder.
error-copy-differs = The copy of table { $table } does not read back as the original: the house stays where it was.
error-printer-failed = { $why ->
    [in_doubt] The printer did not answer ({ $detail }): what it was sent may come out yet. Look before you answer.
   *[refused] The printer refused: { $detail }
}
error-print-unconfirmed = The ticket of seat { $row } { $seat } has not come out yet: say first whether it did.
error-ticket-printed = The ticket of seat { $row } { $seat } has come out already: ask for a duplicate.
error-order-unpaid = Order { $order } is not paid: take its money first.
error-order-cancelled = Order { $order } is cancelled.
error-order-not-unpaid = { $state ->
    [cancelled] This order is cancelled: there is nothing to take.
    [seatless] A seat of this order is sold to somebody else here, and the total counts it: move it or cancel it in the other system, then import again.
    [empty] No seat of this order is sold any more: there is nothing to take.
   *[other] This order is paid already: there is nothing to take.
}
error-nothing-to-print = No seat of this order has a ticket: they are being asked back, taken back or cancelled.
error-nothing-paid-here = This order was not paid here: there is no receipt of it.
error-customer-tied = { $why ->
    [request] A request is open on a seat of this order: settle it before changing the customer.
    [credit_paid] A customer’s credit paid for this order: it stays in that customer’s name.
    [moved] Order { $order } went to another customer since it was asked back: close the request, it gives no credit.
    [decided] Order { $order } went to another customer since the decision: that is not undone any more.
   *[other] A seat of this order became its customer’s credit: it stays in their name.
}
error-customer-twin = { $name } (customer no. { $number }) has this address already. Open their sheet, or make another customer anyway.
error-document-failed = The document could not be made: { $detail }
error-data-in-use = Another program already uses the folder { $path }. Close the window of this desk, or the other program, and do it again.
error-newer-schema = A newer version of the program wrote this house. Update Contremarque.
error-older-schema = This shared house is at schema { $found }, and this program needs schema { $known }. The owner of the database brings it up to date with “contremarquectl upgrade”; until then, keep the older version at the counters.
error-database-not-private = { $why ->
    [no_tls] The server { $host } offers no encryption (TLS). Turn it on there (ssl = on); beyond this machine nothing travels in the clear.
   *[other] The line to { $host } would not be encrypted. Beyond this machine, take sslmode=disable out of the address.
}
error-database-certificate = { $why ->
    [authority_unknown] The certificate of { $host } is signed by an authority that this counter does not know. Name the certificate of the house’s own authority.
    [expired] The certificate of { $host } has expired. Renew it on the server.
    [not_yet] The certificate of { $host } is not valid yet. Check the clock of this machine, then the certificate.
    [other_name] The certificate of { $host } is that of another name. Write the address with the name that is in the certificate.
    [authority_missing] The authority’s file { $host } is not there, or cannot be read.
    [authority_not_pem] The authority’s file { $host } is no certificate (PEM).
    [authority_is_key] The authority’s file { $host } is a private key. Name the certificate, and keep the key secret.
   *[other] The certificate of { $host } is not valid. Make it anew on the server.
}
error-database-refused = { $why ->
    [password] The server { $host } does not know the user “{ $user }”, or the password is another.
    [no_password] The server { $host } asks for the password of “{ $user }”, and none is given.
    [not_listed] The server { $host } does not let “{ $user }” into the database “{ $database }” from this machine. Add a line to its pg_hba.conf.
    [no_login] The server { $host } does not let “{ $user }” sign in. Create the role, or give it LOGIN.
    [no_right] The user “{ $user }” lacks the rights of a counter in the database “{ $database }” of { $host }. The owner gives them: psql -f roles.sql, then GRANT contremarque_guichet.
   *[other] The database refuses this login: { $detail }. Check its rights.
}
error-right-missing = { $why ->
    [role] The login “{ $user }” is no counter’s: it does not have the rights of the role { $role }. Whoever administers the database runs: { $run }
   *[right] The login “{ $user }” lacks the right { $right } on { $on }{ $others ->
        [0] { "" }
        [one] {" "}and one other
       *[other] {" "}and { $others } others
    }. Whoever administers the database runs: { $run }
}
error-database-address = { $why ->
    [option] The address of the database has an unknown option: “{ $host }”.
    [target] target_session_attrs is “{ $host }” in the address of the database: write read-write, or take it out.
   *[other] The address of the database cannot be read: “{ $host }”. Write postgres://user@server:5432/database.
}
error-database-missing = The server { $host } has no database “{ $database }”. Create it, or correct its name.
error-database-too-old = The server { $host } is too old. PostgreSQL 15 or later is needed.
error-database-foreign = Something else than a house is in the database { $place }. A house needs one of its own.
error-no-house-there = There is no house at { $place }. Check the address or the folder; a house is founded in the window, or by contremarquectl found.
error-folder-taken = The folder { $path } already works at { $place }. Take another folder, or change the address by contremarquectl address.
error-counter-unknown = The house at { $place } does not know this counter: it is another one. Check the address, or join it by contremarquectl join from a new folder.
error-password-shown = A password does not belong in a command: the whole machine sees it, and the terminal keeps it. Take it out of the address; it will be asked for, or read by --password-file. Then change it on the server.
error-not-given = { $what ->
    [operator] Nobody is named: say by --operator who gives the command.
   *[pin] The PIN is not given: put it into CONTREMARQUE_PIN, or give the command in a terminal.
}
error-secret-file = { $why ->
    [missing] The secret’s file { $path } is not there.
    [shared] Others than you may read the secret’s file { $path }. Close it: chmod 600.
    [empty] The secret’s file { $path } is empty.
   *[other] The secret’s file { $path } cannot be read.
}
error-set-up-file = { $why ->
    [line] Line { $line } of { $path }: the sign = is missing.
    [name] Line { $line } of { $path }: there is no such name. There are address, authority, counter and password_file.
    [password] Line { $line } of { $path }: take the password out of the address, and name its file by password_file.
    [address] address is missing in { $path }.
   *[other] The file { $path } cannot be read.
}
error-database-unreachable = { $why ->
    [name_unknown] No machine is called { $host } on this network. Check the server’s name.
    [no_answer] The machine { $host } does not answer. Check its address, the network and its firewall.
    [port_closed] Nothing listens at { $host }. Check the port, and that PostgreSQL runs.
    [silent] { $host } takes the call and does not answer. Check the port, and what runs on that machine.
    [not_postgres] What answers at { $host } is not PostgreSQL. Check the port.
    [starting] The server { $host } is starting or stopping. Try again in a moment.
    [read_only] The server { $host } only reads: it is a copy. Give the address of the one that writes, or both, with a comma between.
    [full] The server { $host } takes no more connections: close the program on a workstation that is not in use, or ask for the server’s limit to be raised.
    [cut] The line to { $host } was cut.
   *[other] The database does not answer.
}
error-counter-revoked = “{ $counter }” is no longer admitted to this house. A supervisor can let it in again from another counter, under Settings, Counters.
error-counter-waiting = “{ $counter }” waits to be let into this house. A supervisor lets it in from another counter, under Settings, Counters.
error-counter-elsewhere = “{ $counter }” is at work in another folder or on another machine now: one of the two is a copy. Close it there and wait a minute, or join the house here from an empty folder (contremarquectl join).
error-operator-changed = Your access has changed. Enter your PIN again.
error-owner-needed = This login does not own the database. Only the owner of the database moves the house, backs it up or replaces a PIN that is lost: do it again with the owner’s login.
error-site-login = { $why ->
    [owner] This login is that of the owner of the database, or as good: a site does not open with it.
    [counter] This login is that of a counter: neither a site nor the post opens with it.
    [site] This login is that of the site: mails leave with that of the post.
    [post] This login is that of the post: a site does not open with it.
   *[other] This login does not have the rights of a site.
  } The owner of the database gives the site its own: psql -f migrations/postgres/site.sql, then CREATE ROLE site LOGIN IN ROLE contremarque_site (contremarque_post for the post), with a password.
error-last-supervisor = This is the last supervisor who can sign in: name another one first.
error-own-counter = A counter cannot shut itself out: do it from another one.
error-counter-name-taken = Another counter is already called “{ $name }”.
error-database-busy = The database is busy. Try again in a moment.
error-house-held = “{ $counter }” is holding the house; nothing was done. Try again in a moment.
error-server-full = The disk of the server { $host } is full: the house cannot write there any more. Call whoever looks after that server to make room, then try again: nothing is done twice.
error-server-trouble = The server { $host } is short of memory, or its disk no longer answers ({ $detail }). Call whoever looks after that server, then try again: nothing is done twice.
error-database-damaged = The database is damaged. Restore the latest backup.
error-database-replaced = The database’s file, or its log, was deleted or replaced while the program used it. Nothing more is written; all that was done is kept in { $path }. Close the program, put that file in its place if it is not there, then start again.
error-disk-failed = The disk refused to write: { $detail }
error-not-permitted = { $why ->
    [owner] { $path } is “{ $owner }”’s: the program, which works here as “{ $user }”, may not use it. Start it as “{ $owner }”, or give what is here to whoever works there: sudo chown -R { $user } { $path }
    [own] { $path } is yours, but its mode shuts it. Open it: chmod u+rwX { $path }
   *[other] The system refuses access ({ $detail }). See whose the file and its folder are (ls -l), and start the program as that user.
}
error-run-as-owner = The folder { $path } is “{ $owner }”’s: given by root, this command would leave files there that “{ $owner }” could not open any more. Nothing is done. Give it as that user: sudo -u { $owner } contremarquectl …
error-disk-in-doubt = The disk did not confirm the write: it may be done. Check the disk, start the program again and look before you do it once more. ({ $detail })
error-took-too-long = { $why ->
    [whole] Not over in { $seconds } s: stopped. Nothing is half done. See what does not answer, or give it more time (--deadline).
   *[other] No answer in { $seconds } s: it may be done. Give the same command again with --id { $id }: it is done once.
}
error-stream-failed = { $why ->
    [command] It is done, but the answer could not be written ({ $detail }). Give the same command again with --id { $id }: it is not done once more, and its answer comes back.
    [lines] It is done up to command { $id } and with it, but the answers could not all be written ({ $detail }). Give those that have no answer again with their “id”: they are not done once more.
    [none] No answer could be written ({ $detail }): the commands that were read were refused, or may not be done.
    [unread] The commands that follow could not be read ({ $detail }): those that have an answer are done, the others are not.
   *[other] It is done, but the answer could not be written ({ $detail }).
}
error-no-space = { $wanted_mb ->
    [0] The disk is full: nothing was written. Make room, then do it again.
   *[other] This needs { $wanted_mb } MB free on the disk, { $free_mb } are left. Make room, or choose another disk.
}
error-network-folder = The folder { $path } is on a network share ({ $kind }): two machines could write there at once without knowing it, and damage the database. Put the house on this machine’s disk, or move it to a server (contremarquectl move).
error-file-in-the-way = The file { $path } exists and is no backup of this house: choose another name.
error-dump-there = The backup { $path } is there already: if it is of this database and of today, give --backed-up instead of --backup; if not, choose another name.
error-backup-failed = The backup { $path } could not be made ({ $detail }): nothing was changed.
error-second-backup-failed = The backup is in { $folder }, but not in { $second }: { $why ->
    [absent] that folder is not there (is the disk plugged in?).
    [not_mounted] that folder is now on the disk of the house (is the disk plugged in?).
    [silent] this folder does not answer (can the share be reached?).
    [differs] the copy does not read back as the original.
    [full] there is not enough room.
   *[other] the disk refused ({ $detail }).
}
error-not-on-this-engine = This does not exist with this database.
error-other-house = This backup is of another house, “{ $house }”; nothing was touched. Check the file and the folder (--data). For it to take the place of the house in this folder all the same, which is kept beside it: --other-house.
error-bad-backup = This backup is not valid: { $why ->
    [absent] the file { $detail } is not there.
    [damaged] its file is damaged.
    [altered] its contents no longer agree with its journal ({ $detail }).
   *[other] it does not open ({ $detail }).
}
error-house-went-back = The house went back: this counter saw it at row { $row } of its journal, and it ends at row { $rows }. { $missing ->
    [one] One row is
   *[other] { $missing } rows are
} missing at least. Nothing is written until a supervisor says to go on: look for the newest database first.
error-house-rewritten = The books were rewritten: row { $row } of the journal no longer has the print that this counter saw (the journal goes to row { $rows }). Nothing is written until a supervisor says to go on: compare with a backup first.
field-recipient = Recipient
field-email = E-mail
field-last-name = Last name
field-first-name = First name
field-phone = Phone
field-holder = Name on the ticket
field-note = Note
field-sentence = Message
field-rows = Rows
field-stage = Stage
field-card-authorisation = Authorisation number
field-card-last4 = Last 4 digits
field-terminal = Terminal
field-after = Rest of the list
field-paths = Files
field-prices = Prices
field-opens-at = Opening of sales
field-hall = Hall
field-category = Category
field-taken = Amount
field-cash-cents = Cash
field-reason = Reason
field-code = Code
field-new-pin = New PIN
field-lock-after-minutes = Minutes
field-database-url = Shared database
field-keep = Backups kept
field-keep-mb = Size of all backups
field-second = Second folder
field-second-from-cents = Second supervisor from
field-to = Address
field-years = Years
field-ca = Certificate of the house
field-paper = Paper
paper-right = This paper is right: row { $row } of the journal has this print.
error-paper-rewritten = Row { $row } of the journal does not have the print of this paper. Read it again: if it is typed right, the books were rewritten after this paper, or it is of another house. Keep it, and compare with a backup.
error-paper-ahead = This paper carries row { $row }, and the journal ends at row { $rows }. Read it again: if it is typed right, the house went back by at least { $missing ->
    [one] one row
   *[other] { $missing } rows
}, or the paper is of another house.
signed-holds = Intact up to row { $row }, signed by { $counter } on { $at }.
signed-breaks = The signature of row { $row } by { $counter }, on { $at }, does not hold any more.
signed-none = No signature holds.
signed-not-since = Nothing is signed from row { $row } on: a counter worked without its key. If it lost it, a supervisor makes another in Settings, This counter; if none was without its key, signatures were taken out.
signed-indexes = The server could not check its indexes (extension amcheck): all else is checked.
error-chain-broken = The journal was touched at row { $seq }: nothing is done.
