// Made from the list of commands by `make bindings`; not for hand.

export type AcceptMany = { 
/**
 * 1 to 1,000, none twice.
 */
requests: Array<Versioned>, };

export type AcceptancePreview = { 
/**
 * Requests that would be accepted.
 */
accepted: number, 
/**
 * Credit that would be given.
 */
accepted_cents: Cents, 
/**
 * Requests that would be proposed to a supervisor.
 */
passed: number, 
/**
 * Credit that a supervisor would have to sign.
 */
passed_cents: Cents, 
/**
 * Requests, among both, with a rule to look at twice.
 */
alerts: number, paid_cents: Cents, reprise_cents: Cents, 
/**
 * Paid less reprise.
 */
difference_cents: Cents, 
/**
 * Requests that would stay as they are.
 */
left: Array<LeftOut>, };

export type Accessible = "fully" | "partly" | "not_yet" | "exempt";

export type Action = "reprise.requested" | "reprise.held" | "reprise.resumed" | "reprise.passed" | "reprise.accepted" | "reprise.refused" | "reprise.undone" | "reprise.withdrawn" | "reprise.reversed" | "reprise.relieved" | "reprise.closed" | "sale.made" | "sale.voided" | "sale.tender_corrected" | "sale.exchanged" | "refund.settled" | "refund.tried" | "amendment.printed" | "ticket.issued" | "ticket.sent" | "ticket.printed" | "ticket.not_printed" | "ticket.reprinted" | "ticket.filed" | "ticket.mailed" | "receipt.made" | "receipt.repeated" | "order.handed_over" | "order.attached" | "order.corrected" | "order.paid" | "order.noted" | "credit.opened" | "credit.lapsed" | "credit.ending_told" | "credit.given" | "credit.taken_back" | "credit.extended" | "credit.brought_in" | "credit.given_up" | "customer.created" | "customer.changed" | "customer.erased" | "customer.signed_out" | "customer.closing_asked" | "customer.closing_dropped" | "policy.set" | "hall.created" | "hall.changed" | "hall.planned" | "seats.taken_over" | "seats.put_out" | "seats.put_back" | "category.created" | "category.changed" | "category.retired" | "category.offered" | "category.reordered" | "rate.created" | "rate.changed" | "rate.retired" | "rate.offered" | "rate.reordered" | "show.created" | "show.changed" | "performance.created" | "performance.copied" | "performance.changed" | "performance.rescheduled" | "rescheduling.printed" | "prices.set" | "sales.opened" | "sales.closed" | "sales.dated" | "mail.sent" | "mail.failed" | "mail.in_doubt" | "mail.resent" | "mail.arrived" | "mail.settled" | "mail.all_resent" | "mail.paused" | "mail.resumed" | "import.applied" | "contradiction.settled" | "counter.registered" | "counter.key" | "counter.renamed" | "counter.revoked" | "counter.admitted" | "house.created" | "house.changed" | "house.reopened" | "house.went_back" | "house.gave_again" | "house.restored" | "clock.advanced" | "clock.back" | "clock.leapt" | "clock.confirmed" | "settings.mail" | "settings.vat" | "settings.numbering" | "settings.amendments" | "settings.selling" | "settings.retention" | "settings.site" | "settings.notices" | "operator.created" | "operator.changed" | "operator.pin_changed" | "operator.signed_in" | "operator.pin_refused";

export type AdvanceClock = { 
/**
 * Milliseconds forward, from one second to ten years.
 */
ms: number, };

export type Allowed = { may: boolean, 
/**
 * What the command would be refused with.
 */
why: Code | null, 
/**
 * What the sentence of the refusal needs.
 */
args: { [key in string]: Fact }, };

export type Amended = { 
/**
 * The amendment.
 */
amendment_id: number, 
/**
 * Its number, `AN-000001`.
 */
number: string, 
/**
 * Total given back, or corrected.
 */
total_cents: Cents, 
/**
 * By which tenders.
 */
given: Array<GivenBack>, 
/**
 * A card refund is « à vérifier ».
 */
unsettled: boolean, };

export type AmendmentKind = "void" | "tender_correction" | "exchange";

export type AmendmentReason = "mistake" | "customer" | "event" | "other";

export type AmendmentRow = { 
/**
 * Id.
 */
id: number, 
/**
 * Number, `AN-000001`.
 */
number: string, 
/**
 * What was done.
 */
kind: AmendmentKind, 
/**
 * When.
 */
at_ms: number, 
/**
 * Who.
 */
operator: string, 
/**
 * The supervisor who signed beside, may be empty.
 */
seconded_by: string, 
/**
 * What it moved.
 */
amount_cents: Cents, 
/**
 * Places given back.
 */
places: number, 
/**
 * The order given back.
 */
order_number: string, 
/**
 * The order of an exchange, may be empty.
 */
new_order_number: string, 
/**
 * Its id.
 */
new_order_id: number | null, 
/**
 * A card refund of it is « à vérifier ».
 */
unsettled: boolean, };

export type AmendmentRules = { 
/**
 * A cashier may put right what they sold the same day.
 */
cashier_same_day: boolean, 
/**
 * From this amount on a second supervisor signs; never where there is none.
 */
second_from_cents: Cents | null, 
/**
 * How the difference of an exchange is given back.
 */
difference: Difference, 
/**
 * The tickets in hand are asked for; without them a supervisor signs.
 */
ask_ticket: boolean, };

export type AmendmentSettings = { 
/**
 * Rules.
 */
rules: AmendmentRules, 
/**
 * Version; 0 before anybody changed them.
 */
version: number, };

export type ApiError = { code: Code, 
/**
 * What the sentence needs.
 */
args: { [key in string]: Fact }, };

export type AppState = { 
/**
 * The house, absent before there is one.
 */
house: HouseCard | null, 
/**
 * Who is signed in.
 */
operator: Operator | null, 
/**
 * This counter's name.
 */
counter: string, 
/**
 * The beginning of its key's hash, to compare with what another counter shows.
 */
fingerprint: string, 
/**
 * Since when this counter is shut out of the house.
 */
revoked_at_ms: number | null, 
/**
 * This counter waits until a supervisor lets it in.
 */
waiting: boolean, 
/**
 * This counter works in another folder now, or on another machine: one of the two is a copy.
 */
elsewhere: boolean, engine: EngineName, 
/**
 * Program version.
 */
version: string, mail_mode: MailMode, 
/**
 * Folder of the mails, where they go to one.
 */
mail_folder: string | null, 
/**
 * Language of the window.
 */
locale: Locale, 
/**
 * Minutes without a key before the window locks; 0 never.
 */
lock_after_minutes: number, 
/**
 * The house's clock now.
 */
now_ms: number, 
/**
 * The house is not what this counter last saw of it: a supervisor says whether it goes on.
 */
went_back: WentBack | null, 
/**
 * What is wrong with the clock of this machine, where the house lives by it.
 */
clock: ClockNotice | null, 
/**
 * The newest backup of the local house, or that of the second folder, is older than 26 hours.
 */
backup_late: boolean, 
/**
 * The house is on a server, and this counter works there by the login that owns it.
 */
owner_login: boolean, };

export type AreaShape = "text" | "rectangle" | "ellipse" | "polygon";

export type AttachCustomer = { id: number, 
/**
 * The customer it had on the screen.
 */
seen_customer_id: number | null, 
/**
 * The customer it gets.
 */
customer_id: number, };

export type BackupFile = { name: string, bytes: number, 
/**
 * By the clock of the house in it.
 */
made_at_ms: number, 
/**
 * Rows of its journal; none where they cannot be read.
 */
rows: number | null, 
/**
 * When the last of them was written.
 */
last_at_ms: number | null, 
/**
 * A house that was put aside, beside the present one: no backup of the list that is kept short.
 */
is_aside: boolean, };

export type BackupList = { folder: string, 
/**
 * Newest first.
 */
files: Array<BackupFile>, settings: BackupSettings, 
/**
 * Hours since the newest was made, where that is too long ago: 0 where there is none.
 */
late_hours: number | null, 
/**
 * The same of the second folder.
 */
second_late_hours: number | null, 
/**
 * The second folder does not answer.
 */
second_silent: boolean, 
/**
 * What a server says of its own backups, where the house is on one.
 */
server: ServerBackup | null, };

export type BackupLook = { file: BackupFile, 
/**
 * What it would bring back.
 */
holds: Holding, 
/**
 * What the present house holds; none where it cannot be read.
 */
present: Holding | null, 
/**
 * Rows that both journals begin with: 0 when the backup is another house's.
 */
common_rows: number, 
/**
 * Commands of the present house that the backup does not know.
 */
lost_commands: number, 
/**
 * Who may restore it where the present house does not open, as the backup knows them. Nobody in
 * a house without operators.
 */
supervisors: Array<OperatorCard>, };

export type BackupNamed = { 
/**
 * The name of its file, without a folder.
 */
name: string, };

export type BackupSettings = { 
/**
 * Backups kept in a folder: 1 to 1,000.
 */
keep: number, 
/**
 * Megabytes that they may take in a folder, the newest left in any case; 0 without a limit.
 */
keep_mb: number, 
/**
 * A second folder, which should be on another disk; empty for none, 500 characters at most.
 */
second: string, 
/**
 * Whether the second folder was on another disk when it was named: there it must still be.
 */
second_apart: boolean, };

export type Badges = { 
/**
 * To decide.
 */
open: number, sign: number, held: number, 
/**
 * Mails waiting to leave.
 */
mails_waiting: number, 
/**
 * Mails that need a person.
 */
mails_failed: number, 
/**
 * Counters that are there, this one among them.
 */
counters: number, 
/**
 * Counters from which no mail leaves, while none leaves from another.
 */
mails_stopped: number, 
/**
 * Sales whose tickets did not all come out.
 */
tickets_unprinted: number, 
/**
 * Card refunds whose result nobody knows.
 */
refunds_unknown: number, 
/**
 * What imports contradict, and nobody has settled.
 */
contradictions: number, };

export type BasketLine = { performance_id: number, 
/**
 * Its start on the screen, UTC milliseconds: another one refuses the sale before money moves.
 */
starts_at_ms: number, seat_id: number, rate_id: number, };

export type BestReason = "together" | "leaves_one" | "two_rows";

export type Bucket = "open" | "sign" | "held" | "done";

export type BucketCounts = { 
/**
 * To decide.
 */
open: number | null, sign: number | null, held: number | null, 
/**
 * Decided.
 */
done: number | null, };

export type ById = { id: number, };

export type CategoryRow = { id: number, name: string, retired: boolean, 
/**
 * Seats for sale in it.
 */
seats: number, version: number, };

export type Cents = number;

export type ChangeCategory = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Name, 80 characters at most.
 */
name: string, retired: boolean, };

export type ChangeHall = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Name, 120 characters at most.
 */
name: string, 
/**
 * Category of the seats for which the lines name none.
 */
category_id: number, 
/**
 * As in [`ReadHall`]. Seats that are no longer there vanish; those ever sold are withdrawn.
 */
rows: string, 
/**
 * Rows that have another label in `rows`: their seats stay the same seats. 300 at most.
 */
renamed: Array<RenamedRow>, };

export type ChangeOperator = { id: number, 
/**
 * Version on the screen.
 */
version: number, role: Role, 
/**
 * May sign in.
 */
active: boolean, 
/**
 * A new PIN; absent keeps the one there is.
 */
pin: Secret | null, };

export type ChangePerformance = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Hall; another one only while no place was ever sold.
 */
hall_id: number, 
/**
 * Start on the house's clock; another minute only while no place is sold.
 */
starts_at: string, 
/**
 * VAT rate in basis points; places already sold keep theirs.
 */
vat_bp: number, };

export type ChangePin = { 
/**
 * The present one.
 */
old_pin: Secret, 
/**
 * 4 to 8 digits.
 */
new_pin: Secret, };

export type ChangeRate = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Name, 80 characters at most.
 */
name: string, 
/**
 * Who may have it, 200 characters at most, may be empty.
 */
holder: string, retired: boolean, };

export type ChangeShow = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Title, 200 characters at most.
 */
title: string, };

export type ChooseSeats = { performance_id: number, 
/**
 * How many, 1 to 50.
 */
count: number, 
/**
 * The only category wished.
 */
category_id: number | null, 
/**
 * Seats in the basket already, 50 at most.
 */
taken: Array<number>, };

export type ChosenSeats = { 
/**
 * Seats, by row and number; none where nowhere so many are together.
 */
seat_ids: Array<number>, 
/**
 * Absent without a seat.
 */
reason: BestReason | null, };

export type Claimed = { 
/**
 * Another operator, absent when it is yours.
 */
claimed_by: string | null, };

export type ClockNotice = { 
/**
 * What.
 */
trouble: ClockTrouble, 
/**
 * By how many milliseconds it went back, or is ahead.
 */
by_ms: number, 
/**
 * What it says, UTC milliseconds.
 */
machine_ms: number, 
/**
 * The house's time.
 */
house_ms: number, };

export type ClockTrouble = "back" | "leapt" | "far" | "impossible";

export type CloseReprise = { id: number, 
/**
 * Version on the screen.
 */
version: number, why: CloseWhy, 
/**
 * A sentence for the customer, 500 characters at most, may be empty.
 */
sentence: string, 
/**
 * Whether the customer is written to.
 */
tell: boolean, };

export type CloseWhy = "moot" | "duplicate";

export type ClosingAsked = { at_ms: number, 
/**
 * The credit that they gave up with it.
 */
given_up_cents: Cents, 
/**
 * The requests that they gave up with it.
 */
requests: number, };

export type ClosingRow = { id: number, number: number, 
/**
 * `DUPONT Marie`.
 */
name: string, asked: ClosingAsked, };

export type Code = "bad_arguments" | "bad_field" | "hidden_text" | "unknown_command" | "command_reused" | "newer_command" | "not_signed_in" | "session_expired" | "sign_in_stale" | "not_allowed" | "wrong_sign_in" | "wrong_pin" | "sign_in_throttled" | "not_found" | "operator_unknown" | "stale" | "settings_changed" | "last_supervisor" | "already_decided" | "claimed_by_other" | "own_proposal" | "contradicted" | "settled_by_request" | "needs_supervisor" | "too_late_to_undo" | "may_be_undone" | "lot_spent" | "lot_over" | "lot_not_given" | "seat_sold" | "seat_held" | "seat_out" | "seat_not_put_out" | "unknown_reason" | "place_not_free" | "performance_begun" | "performance_moved" | "several_orders" | "several_terms" | "customer_erased" | "credit_lives" | "requests_open" | "refunds_unsettled" | "no_customer" | "terms_changed" | "amount_changed" | "not_amendable" | "second_needed" | "second_refused" | "refund_settled" | "rule_broken" | "not_on_sale" | "no_price" | "not_enough_credit" | "credit_does_not_fit" | "payment_missing" | "payment_too_much" | "cash_above_law" | "change_too_large" | "changed_since" | "name_taken" | "bad_hall" | "bad_plan" | "category_in_use" | "hall_settled" | "hall_taken" | "bad_start" | "time_skipped" | "places_sold" | "no_letters" | "no_grid" | "bad_policy" | "mail_not_resendable" | "tickets_over" | "import_refused" | "import_conflict" | "import_cancelled" | "import_busy" | "no_house" | "house_exists" | "not_a_demo" | "clock_is_real" | "clock_unsure" | "clock_wrong" | "house_moved" | "house_moving" | "house_is_copy" | "second_backup_failed" | "backup_failed" | "target_taken" | "copy_differs" | "printer_failed" | "print_unconfirmed" | "ticket_printed" | "order_unpaid" | "order_cancelled" | "order_not_unpaid" | "nothing_to_print" | "nothing_paid_here" | "customer_tied" | "customer_twin" | "document_failed" | "data_in_use" | "newer_schema" | "database_unreachable" | "database_refused" | "right_missing" | "database_address" | "database_missing" | "database_too_old" | "server_full" | "server_trouble" | "database_foreign" | "no_house_there" | "folder_taken" | "counter_unknown" | "password_shown" | "not_given" | "secret_file" | "set_up_file" | "database_busy" | "house_held" | "database_damaged" | "database_replaced" | "disk_failed" | "not_permitted" | "run_as_owner" | "disk_in_doubt" | "took_too_long" | "stream_failed" | "no_space" | "network_folder" | "file_in_the_way" | "dump_there" | "database_not_private" | "database_certificate" | "older_schema" | "counter_revoked" | "counter_waiting" | "counter_elsewhere" | "operator_changed" | "owner_needed" | "site_login" | "own_counter" | "counter_name_taken" | "not_on_this_engine" | "bad_backup" | "other_house" | "chain_broken" | "house_went_back" | "house_rewritten" | "paper_rewritten" | "paper_ahead" | "internal";

export type Concerned = { 
/**
 * Places sold and not taken back.
 */
places: number, 
/**
 * Their orders.
 */
orders: number, 
/**
 * Their customers who have an e-mail address.
 */
by_mail: number, 
/**
 * Their customers who have none: a letter each.
 */
by_letter: number, 
/**
 * Places of no customer: nobody can be told.
 */
nobody: number, 
/**
 * Places whose reprise is asked for.
 */
pending: number, 
/**
 * Places taken back already, which the move does not concern.
 */
taken_back: number, };

export type ConfirmClock = { 
/**
 * The time that it showed, UTC milliseconds.
 */
machine_ms: number, };

export type ConfirmPrint = { 
/**
 * Places, 1 to 50.
 */
place_ids: Array<number>, 
/**
 * « Le billet est-il sorti ? »
 */
out: boolean, };

export type ContradictionChoice = "here" | "there" | "agreed" | "request";

export type ContradictionList = { 
/**
 * Those that were settled, instead of those that wait.
 */
settled: boolean, 
/**
 * Where the last page ended: `next` of its answer.
 */
after: number | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type ContradictionPage = { rows: Array<ContradictionRow>, 
/**
 * Where the next page starts, absent at the end.
 */
next: number | null, };

export type ContradictionRow = { id: number, 
/**
 * When an import found it.
 */
found_at_ms: number, 
/**
 * What the files say, and what is here.
 */
what: ImportConflict, 
/**
 * Its order here.
 */
order_id: number | null, 
/**
 * `DUPONT Marie`; may be empty.
 */
customer: string, 
/**
 * The open request that it speaks of: it is settled by deciding that.
 */
reprise_id: number | null, 
/**
 * `R-000042`; may be empty.
 */
reprise: string, 
/**
 * How it was settled.
 */
settled: Settlement | null, };

export type Copied = { 
/**
 * Ids, in the order of the starts.
 */
ids: Array<number>, };

export type CopyPerformance = { 
/**
 * The one to copy.
 */
id: number, 
/**
 * Starts on the house's clock, 1 to 60.
 */
starts_at: Array<string>, };

export type Corner = { x: number, y: number, };

export type CorrectTender = { 
/**
 * Order.
 */
order_id: number, 
/**
 * The payment that was typed wrongly.
 */
payment_id: number, 
/**
 * What is left of it on the screen; another amount refuses the correction.
 */
expected_cents: Cents, 
/**
 * What of it was cash.
 */
cash_cents: Cents, 
/**
 * What of it was paid by card.
 */
card_cents: Cents, 
/**
 * Last four digits at most, may be empty.
 */
card_last4: string, 
/**
 * Authorisation number, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, 
/**
 * The supervisor who signed beside, see `second_sign`.
 */
seconded_by: number | null, };

export type CounterPlace = { counter: string, 
/**
 * The shared house's address without its password; empty for the folder's own house.
 */
database_url: string, 
/**
 * The program was told its house when it was started: its settings do not decide.
 */
told: boolean, 
/**
 * There is a house in the folder.
 */
house_here: boolean, };

export type CounterRow = { id: number, name: string, 
/**
 * The first letters of its key's hash, as its own window shows them; empty for one that
 * has never had a key and that nobody can use any more.
 */
fingerprint: string, 
/**
 * The one that asks.
 */
here: boolean, 
/**
 * It showed itself less than a minute ago.
 */
present: boolean, 
/**
 * Milliseconds since it showed itself, by the server's clock; absent when it never did.
 */
seen_ago_ms: number | null, 
/**
 * Who is signed in there, or was when it was last seen.
 */
operator: string | null, 
/**
 * Version of its program, empty when it never showed itself.
 */
program: string, 
/**
 * Its program knows an older schema than the house has: it writes nothing until it is updated.
 */
too_old: boolean, 
/**
 * Since when it is shut out.
 */
revoked_at_ms: number | null, 
/**
 * It waits until a supervisor lets it in.
 */
waiting: boolean, 
/**
 * When it was first known.
 */
created_at_ms: number, 
/**
 * Version, for the next change.
 */
version: number, };

export type CreditDone = { lot_id: number, 
/**
 * `AV-000123`.
 */
lot: string, amount_cents: Cents, 
/**
 * Last millisecond at which it can be spent.
 */
expires_at_ms: number, 
/**
 * *Solde client* after it.
 */
balance_cents: Cents, 
/**
 * A mail tells the customer.
 */
mailed: boolean, };

export type CreditPart = { 
/**
 * Amount.
 */
amount_cents: Cents, 
/**
 * Expiry.
 */
expires_at_ms: number, 
/**
 * The lot that it goes back to, `AV-000123`; absent where it makes a new one.
 */
lot: string | null, 
/**
 * It lives on days of grace.
 */
grace: boolean, };

export type CreditQuote = { 
/**
 * The last day.
 */
until: string, 
/**
 * Last millisecond at which it can be spent.
 */
expires_at_ms: number, 
/**
 * *Solde client* after it.
 */
balance_cents: Cents, 
/**
 * Where the customer is told; empty where they have no address.
 */
recipient: string, 
/**
 * Whether whoever asks may, alone or with a supervisor beside.
 */
standing: Standing, };

export type CustomerChange = { id: number, 
/**
 * Version on the screen.
 */
version: number, fields: CustomerFields, 
/**
 * They are another person, though somebody has the new e-mail.
 */
anyway: boolean, };

export type CustomerFields = { 
/**
 * 120 characters at most; required.
 */
last_name: string, 
/**
 * 120 characters at most.
 */
first_name: string, 
/**
 * 254 characters at most, may be empty.
 */
email: string, 
/**
 * 40 characters at most, may be empty.
 */
phone: string, locale: Locale, };

export type CustomerPage = { 
/**
 * Rows. A page that compares many customers may hold fewer than asked, or none, and go on.
 */
rows: Array<CustomerRow>, 
/**
 * Where the next page starts.
 */
next: string | null, };

export type CustomerRow = { id: number, number: number, 
/**
 * `DUPONT Marie`.
 */
name: string, 
/**
 * May be empty.
 */
email: string, 
/**
 * May be empty.
 */
phone: string, balance_cents: Cents, orders: number, 
/**
 * Requests open.
 */
pending: number, };

export type CustomerSearch = { 
/**
 * 100 characters at most; empty lists everyone by name.
 */
search: string, 
/**
 * Where the last page ended.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type CustomerSheet = { id: number, number: number, version: number, fields: CustomerFields, 
/**
 * `DUPONT Marie`.
 */
name: string, 
/**
 * When first known.
 */
created_at_ms: number, balance_cents: Cents, 
/**
 * Lots with something left, earliest expiry first; then those of which something lapsed, the newest
 * expiry first.
 */
lots: Array<Lot>, 
/**
 * Whoever asks may give them credit by hand.
 */
may_give: boolean, 
/**
 * When the person was erased: nothing is sold or given to them any more.
 */
erased_at_ms: number | null, 
/**
 * Whoever asks may export what the house holds of them.
 */
may_export: boolean, 
/**
 * Whoever asks may erase them.
 */
may_erase: boolean, orders: number, 
/**
 * Requests open.
 */
pending: number, 
/**
 * Where they are signed in on the site.
 */
access: SiteAccess, 
/**
 * Whoever asks may end that.
 */
may_sign_out: boolean, 
/**
 * They want their account closed.
 */
closing: ClosingAsked | null, };

export type CustomerTwin = { 
/**
 * The customer.
 */
customer: CustomerRow, 
/**
 * What is the same.
 */
same: Array<TwinSign>, };

export type CustomerTwins = { 
/**
 * The customers.
 */
twins: Array<CustomerTwin>, 
/**
 * One of them has the same e-mail: making another wants a yes.
 */
same_email: boolean, };

export type DatabaseAddress = { 
/**
 * Name or address of the server; of several, with commas, the one that writes is worked at.
 */
host: string, 
/**
 * Port, 5432 as a rule.
 */
port: number, database: string, user: string, 
/**
 * Empty for the one that this counter keeps.
 */
password: Secret, 
/**
 * The certificate of the authority that signed the server's, PEM, or the file that it is in. Empty for the
 * one that this counter keeps, or else those that the system trusts.
 */
authority: string, };

export type DatabaseFound = { outcome: DatabaseOutcome, house: string | null, 
/**
 * Names of its counters, to choose another one.
 */
counters: Array<string>, 
/**
 * Why nobody can work there, as a refusal says it.
 */
code: Code | null, 
/**
 * What its sentence needs.
 */
args: { [key in string]: Fact }, };

export type DatabaseOutcome = "house" | "empty" | "refused";

export type Decided = { id: number, 
/**
 * Its new version.
 */
version: number, 
/**
 * Its new state.
 */
state: RepriseState, 
/**
 * Until when this can be undone.
 */
undo_until_ms: number | null, };

export type DecidedMany = { 
/**
 * Those that moved, in the order asked.
 */
done: Array<Decided>, 
/**
 * Those that stay as they were.
 */
left: Array<LeftOut>, 
/**
 * How many were accepted.
 */
accepted: number, 
/**
 * Credit given.
 */
accepted_cents: Cents, 
/**
 * How many were proposed to a supervisor.
 */
passed: number, 
/**
 * Credit that a supervisor is to sign.
 */
passed_cents: Cents, 
/**
 * Until when the acceptances can be undone.
 */
undo_until_ms: number | null, };

export type Decision = "accepted" | "refused";

export type Difference = "money" | "credit";

export type DrawHall = { id: number, 
/**
 * The word on the stage where the drawing is computed; 40 characters at most.
 */
stage: string, };

export type DrawPerformance = { performance_id: number, 
/**
 * The word on the stage, in the language of the window; 40 characters at most.
 */
stage: string, };

export type DrawnArea = { shape: AreaShape, x: number, y: number, 
/**
 * Size of a rectangle, radii of an ellipse.
 */
width: number, height: number, 
/**
 * Corners of a polygon.
 */
corners: Array<Corner>, 
/**
 * Degrees, clockwise.
 */
rotation: number, 
/**
 * Words in its middle, may be empty.
 */
text: string, 
/**
 * Height of the words.
 */
size: number, };

export type DrawnLevel = { 
/**
 * Name, 80 characters at most, may be empty.
 */
name: string, rows: Array<DrawnRow>, areas: Array<DrawnArea>, };

export type DrawnRow = { 
/**
 * Label within its level.
 */
label: string, 
/**
 * Seats, in the order in which they stand.
 */
seats: Array<DrawnSeat>, };

export type DrawnSeat = { number: string, 
/**
 * Rank in the list of categories, from 0.
 */
category: number, x: number, y: number, 
/**
 * What the system that it comes from calls it, 190 characters at most; may be empty.
 */
guid: string, };

export type Empty = Record<symbol, never>;

export type EngineName = "sqlite" | "postgres";

export type EraseCustomer = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * The credit on the screen.
 */
expected_cents: Cents, 
/**
 * The writing by which the person gives up their credit and their open requests, 1 to 200
 * characters: « Courrier du 12 mars ». It stays in the journal, and names nobody.
 */
given_up: string | null, };

export type EraseRetained = { 
/**
 * As the list showed them; 25 at most.
 */
ids: Array<number>, };

export type Erased = { number: number, at_ms: number, commands: number, mails: number, notes: number, 
/**
 * Credit that was given up.
 */
given_up_cents: Cents, };

export type ErasureQuote = { number: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Credit that lives: it must be given up in writing.
 */
credit_cents: Cents, lots: number, 
/**
 * Requests open: each is decided, or given up with the credit.
 */
requests: number, 
/**
 * Card refunds of their orders that are to be verified: each is settled first.
 */
refunds: number, 
/**
 * Orders with a performance to come: nobody could be told of a change any more.
 */
coming: number, 
/**
 * Commands, mails and notes whose words go.
 */
commands: number, mails: number, notes: number, 
/**
 * Orders whose lines stay: numbers, seats, amounts, payments.
 */
orders: number, 
/**
 * The last millisecond for which the law wants them; none where there is no order.
 */
fiscal_until_ms: number | null, 
/**
 * Backups that keep the person: of this counter's folder, the newest first.
 */
backups: Array<KeptInBackup>, 
/**
 * Those of the second folder, where one is named.
 */
second: Array<KeptInBackup>, 
/**
 * The second folder, where it cannot be read: it may keep the person too. Empty otherwise.
 */
second_unread: string, 
/**
 * The server has its own backups, of which the program knows nothing.
 */
server_backups: boolean, };

export type ExchangeQuote = { 
/**
 * Places given back.
 */
places: Array<GivenPlace>, 
/**
 * What they were sold for.
 */
value_cents: Cents, 
/**
 * What is taken instead.
 */
lines: Array<QuotedLine>, 
/**
 * What it costs.
 */
total_cents: Cents, 
/**
 * VAT of what is taken, by rate.
 */
vat: Array<VatLine>, 
/**
 * *Reste à payer*.
 */
due_cents: Cents, 
/**
 * The most credit that fits what is left to pay.
 */
credit_max_cents: Cents, 
/**
 * What is given back.
 */
back_cents: Cents, 
/**
 * In which ways: what is carried over, then what is given back.
 */
given: Array<GivenBack>, 
/**
 * The tickets in hand are to be asked for.
 */
ask_ticket: boolean, 
/**
 * Whether whoever asks may.
 */
may: MayAmend, };

export type ExchangeSale = { 
/**
 * Order.
 */
order_id: number, 
/**
 * The customer it had on the screen, whose credit is used.
 */
seen_customer_id: number | null, 
/**
 * 1 to 50 places of it.
 */
place_ids: Array<number>, 
/**
 * 1 to 50 lines.
 */
lines: Array<BasketLine>, 
/**
 * Every ticket that was printed is in the hands of whoever types this.
 */
ticket_returned: boolean, 
/**
 * What the places given back were sold for, on the screen.
 */
expected_value_cents: Cents, 
/**
 * What is taken instead costs, on the screen.
 */
expected_total_cents: Cents, 
/**
 * What is carried over and given back, part by part, as the screen showed it: in another way none of it goes back.
 */
seen_given: Array<SeenGiven>, 
/**
 * Credit used for the difference.
 */
credit_cents: Cents, 
/**
 * Charged by card for the difference.
 */
card_cents: Cents, 
/**
 * Last four digits at most, may be empty.
 */
card_last4: string, 
/**
 * Authorisation of the charge or of the refund, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * Cash handed over for the difference.
 */
tendered_cents: Cents, 
/**
 * What the terminal said of the parts that go back by card and are not among `terminals`.
 */
terminal: TerminalSaid, 
/**
 * What it said of each payment that goes back by card.
 */
terminals: Array<TerminalAnswer>, 
/**
 * Why.
 */
reason: AmendmentReason, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, 
/**
 * The supervisor who signed beside, see `second_sign`.
 */
seconded_by: number | null, };

export type Exchanged = { 
/**
 * The amendment.
 */
amended: Amended, 
/**
 * The new order, with its places and tickets.
 */
sold: Sold, };

export type ExtendCredit = { lot_id: number, 
/**
 * What is left of it on the screen.
 */
expected_cents: Cents, 
/**
 * The last day, after the one it has; ten years from now at the latest.
 */
until: string, 
/**
 * Why, for the customer to read: 1 to 200 characters.
 */
text: string, };

export type ExtensionQuote = { 
/**
 * `AV-000123`.
 */
lot: string, 
/**
 * What is left on it, and moves.
 */
amount_cents: Cents, 
/**
 * Its last millisecond now.
 */
before_ms: number, 
/**
 * The last day then.
 */
until: string, 
/**
 * Its last millisecond then.
 */
expires_at_ms: number, 
/**
 * Where the customer is told; empty where they have no address.
 */
recipient: string, };

export type Fact = boolean | number | string;

export type FieldProblem = { 
/**
 * The field; in a list with its rank, from 0: `rates.2.holder`.
 */
field: string, 
/**
 * `missing`, `malformed`, `siret_key`, ….
 */
why: string, };

export type FileMay = { 
/**
 * Accept it, or propose its acceptance.
 */
accept: boolean, refuse: boolean, hold: boolean, resume: boolean, 
/**
 * Pass it to a supervisor.
 */
pass: boolean, undo: boolean, 
/**
 * Reverse the acceptance.
 */
reverse: boolean, 
/**
 * Withdraw it for the customer.
 */
withdraw: boolean, 
/**
 * Close it as without object, or as asked twice.
 */
close: boolean, 
/**
 * Why it cannot be accepted here, where somebody else can: `not_allowed`,
 * `needs_supervisor`, `own_proposal`.
 */
why: Code | null, };

export type FileOrder = { id: number, number: string, created_at_ms: number, 
/**
 * Total, which never changes.
 */
total_cents: Cents, 
/**
 * Total less what was taken back.
 */
net_today_cents: Cents, places: Array<FilePlace>, };

export type FilePlace = { id: number, row: string, seat: string, category: string, price_cents: Cents, state: PlaceState, 
/**
 * Its request, if one is open or accepted.
 */
reprise_id: number | null, };

export type FileRule = { rule: Rule, outcome: Outcome, 
/**
 * What its sentence needs: `deadline_at_ms`, `rate`, `channel`, …
 */
args: { [key in string]: Fact }, };

export type Find = { 
/**
 * As typed, read out or pasted, 100 characters at most.
 */
text: string, 
/**
 * Hits, 50 at most.
 */
limit: number, };

export type Finds = { 
/**
 * Hits of one kind together.
 */
hits: Array<Hit>, };

export type FirstNumbers = { order: number, ticket: number, customer: number, 
/**
 * Credit lots.
 */
lot: number, };

export type Founding = { 
/**
 * The house, as papers name it.
 */
house: HouseSettings, 
/**
 * First numbers of its series.
 */
numbers: FirstNumbers, vat: VatSettings, 
/**
 * Categories of seats, in order; 60 at most, may be none.
 */
categories: Array<NewCategory>, 
/**
 * Rates, in order; 60 at most, may be none.
 */
rates: Array<NewRate>, 
/**
 * Halls; 10 at most, may be none. Their `category_id` is the rank of one of `categories`, from 1.
 */
halls: Array<NewHall>, mail: MailSettings, 
/**
 * The mail server's password; empty where it asks for none.
 */
mail_password: Secret, 
/**
 * CUPS printer of this counter, empty to save the PDF only.
 */
printer: string, 
/**
 * Ticket layout of this counter.
 */
ticket_format: TicketFormat, 
/**
 * The first supervisor's name, 80 characters at most.
 */
supervisor: string, 
/**
 * Their PIN, 4 to 8 digits.
 */
pin: Secret, pin_again: Secret, };

export type FoundingProblems = { problems: Array<FieldProblem>, };

export type FoundingStart = { 
/**
 * Where the house would be.
 */
engine: EngineName, 
/**
 * The server of a shared house, without its password.
 */
database_url: string, 
/**
 * IANA time zones, those of France first.
 */
time_zones: Array<string>, 
/**
 * VAT rates that the law knows, basis points.
 */
legal_bp: Array<number>, 
/**
 * Printers the system knows.
 */
printers: Array<string>, 
/**
 * Where passwords would be kept.
 */
secrets: SecretStore, 
/**
 * The folder that mails go to until there is a server.
 */
mail_folder: string, 
/**
 * A house as it begins, to be filled in.
 */
draft: Founding, };

export type FreeSeat = { id: number, row: string, seat: string, category_id: number, 
/**
 * Free seating: the number only counts.
 */
unplaced: boolean, 
/**
 * Came back through a reprise.
 */
returned: boolean, };

export type FreeSeats = { performance: PerformanceRow, 
/**
 * Free seats, by row and number.
 */
seats: Array<FreeSeat>, 
/**
 * Seats in other baskets, by row and number.
 */
held: Array<SeatHeld>, 
/**
 * Seats out of sale, by row and number.
 */
out: Array<SeatOut>, 
/**
 * Numbered seats that are in orders, by row and number.
 */
taken: Array<SeatTaken>, 
/**
 * What each level that the rows name has, as they stand; none in a hall of one level.
 */
levels: Array<LevelGauge>, 
/**
 * Rates that are offered, in the house's order.
 */
rates: Array<OfferedRate>, 
/**
 * Categories, in the house's order.
 */
categories: Array<Named>, prices: Array<GridPrice>, };

export type GaveAgain = { 
/**
 * In the order in which it was given.
 */
acts: Array<GivenAgain>, 
/**
 * A trouble that may pass stopped it: the rest waits for the same word.
 */
left: boolean, };

export type GiveAgain = { operator_id: number, pin: Secret, 
/**
 * Acts to give again, by their ids.
 */
again: Array<string>, 
/**
 * Acts that were seen and are left out. What is named in neither waits.
 */
left_out: Array<string>, };

export type GiveCredit = { customer_id: number, 
/**
 * Above zero.
 */
amount_cents: Cents, 
/**
 * The last day, `2021-06-01`: today at the earliest, ten years from now at the latest.
 */
until: string, 
/**
 * Why, for the customer to read: 1 to 200 characters.
 */
text: string, 
/**
 * The supervisor who signed beside, see `second_sign`.
 */
seconded_by: number | null, };

export type GivenAgain = { act: LostAct, 
/**
 * The number that its order has now.
 */
order: string | null, 
/**
 * Why it was not done again.
 */
refused: Code | null, };

export type GivenBack = { 
/**
 * Tender that it was paid with.
 */
tender: TenderKind, 
/**
 * In which way.
 */
way: RefundWay, 
/**
 * The payment that it is given back of: a terminal refunds each by itself.
 */
payment_id: number, 
/**
 * Last digits of its card, may be empty.
 */
card_last4: string, 
/**
 * Amount.
 */
amount_cents: Cents, 
/**
 * Number of the lot that it goes to, where it is one that is known.
 */
lot: string | null, 
/**
 * Last millisecond of that credit.
 */
expires_at_ms: number | null, };

export type GivenPlace = { 
/**
 * Id.
 */
id: number, 
/**
 * Show.
 */
show: string, 
/**
 * Start.
 */
starts_at_ms: number, 
/**
 * Row.
 */
row: string, 
/**
 * Seat number.
 */
seat: string, 
/**
 * Price paid.
 */
price_cents: Cents, 
/**
 * Its ticket was printed: it is in somebody's hand.
 */
printed: boolean, };

export type GoOn = { operator_id: number, 
/**
 * Theirs, as the house knows it now.
 */
pin: Secret, 
/**
 * The last numbers that are printed on papers, where they are beyond those that are known.
 */
numbers: LastNumbers, };

export type GoneOn = { 
/**
 * What this counter was answered and the house does not know any more, in the order in which it was given. Nothing
 * of it is done again before somebody has seen it.
 */
lost: Array<LostAct>, 
/**
 * A trouble that may pass kept the list away: the same word asks for it again.
 */
left: boolean, 
/**
 * Counters of the house that did not say what numbers they were told: they are away. By name.
 */
unheard: Array<string>, };

export type Grave = "house_rule" | "other_sale" | "other_day" | "scanned" | "begun" | "ticket_missing" | "amount";

export type Grid = { 
/**
 * Categories of the hall, and others that have a price: the rows.
 */
categories: Array<GridCategory>, 
/**
 * Rates that are offered, and others that have a price: the columns.
 */
rates: Array<Named>, 
/**
 * Cells that have a price.
 */
prices: Array<GridPrice>, };

export type GridCategory = { id: number, name: string, 
/**
 * Seats for sale in it.
 */
seats: number, 
/**
 * Places sold in it and not taken back.
 */
sold: number, };

export type GridPrice = { category_id: number, rate_id: number, price_cents: Cents, };

export type HallDrawn = { 
/**
 * The drawing, with `data-seat` on each seat; empty where nobody has a seat of their own.
 */
svg: string, 
/**
 * Made from the words of its rows: it was never drawn, or the drawing lacks a seat.
 */
computed: boolean, 
/**
 * The same as a seating plan of pretix.
 */
json: string, };

export type HallPlan = { 
/**
 * Rows, from the stage.
 */
rows: Array<PlanRow>, seats: number, };

export type HallPlanned = { 
/**
 * Absent where a new hall is only looked at.
 */
hall_id: number | null, hall: string, 
/**
 * The house has no hall of that name yet.
 */
new: boolean, levels: number, rows: number, seats: number, 
/**
 * Seats that the hall does not have yet.
 */
added: number, 
/**
 * Seats that have another category, or are on sale again.
 */
changed: number, 
/**
 * Seats that the drawing lacks, and nobody ever bought.
 */
removed: number, 
/**
 * The drawing.
 */
svg: string, };

export type HallRow = { id: number, name: string, 
/**
 * Seats for sale.
 */
seats: number, 
/**
 * Rows for sale.
 */
rows: number, 
/**
 * Seats withdrawn from sale.
 */
withdrawn: number, 
/**
 * Nobody has a seat of their own.
 */
unplaced: boolean, performances: number, version: number, };

export type HallView = { id: number, name: string, 
/**
 * Rows for sale.
 */
plan: HallPlan, 
/**
 * The same in words, one line a row.
 */
rows: string, 
/**
 * Seats that were sold once and are withdrawn: `A 13`.
 */
withdrawn: Array<string>, version: number, };

export type Held = { 
/**
 * Who has the house.
 */
by: HeldBy, 
/**
 * The counter that has it, or what a session of the server calls itself; empty for this one.
 */
name: string, 
/**
 * Since when, as far as this counter knows, by this machine's clock.
 */
since_ms: number, };

export type HeldBy = "this" | "beside" | "counter";

export type HeldSeats = { 
/**
 * Until when, unless it is worked on again.
 */
until_ms: number, 
/**
 * The seats held, in the order asked: of free seating another one, where somebody has the one asked.
 */
seats: Array<SeatAt>, 
/**
 * Seats that somebody else has. Where there is one, only those are held that were held before.
 */
lost: Array<LostSeat>, };

export type HereSays = "pending" | "taken_back" | "voided" | "sold" | "changed" | "renumbered" | "full" | "numbered" | "paid" | "tied";

export type HistoryLine = { at_ms: number, operator: string, action: StoredAction, 
/**
 * What its sentence needs.
 */
args: { [key in string]: Fact }, };

export type Hit = { kind: HitKind, 
/**
 * How it is numbered: `671083`, `AV-000123`; a ticket's *n° d’ordre*. Empty where it has no
 * number.
 */
number: string, 
/**
 * Whose it is; empty where it is nobody's.
 */
name: string, 
/**
 * The show, a mail's subject, a customer's address or phone.
 */
about: string, 
/**
 * The row of a place; empty where the seating is free.
 */
row: string, 
/**
 * The seat of a place.
 */
seat: string, 
/**
 * When the show begins, the mail was made, the credit ends.
 */
at_ms: number | null, 
/**
 * Total of an order, price of a place, what is left of a credit, a customer's balance.
 */
amount_cents: Cents | null, customer_id: number | null, order_id: number | null, 
/**
 * The place that it is, or is about.
 */
place_id: number | null, reprise_id: number | null, mail_id: number | null, 
/**
 * Number of the amendment that gave the place back: its ticket is good for nothing.
 */
voided: string | null, };

export type HitKind = "order" | "place" | "lot" | "request" | "mail" | "customer";

export type HoldSeats = { 
/**
 * Seats, 50 at most; none lets all of them go.
 */
seats: Array<SeatAt>, 
/**
 * Places that are given back in the same gesture, 50 at most: their seats can be had.
 */
exchanging: Array<number>, };

export type Holder = { 
/**
 * *Au guichet 2*.
 */
counter: string, operator: string, 
/**
 * Until when, unless it is worked on again.
 */
until_ms: number, 
/**
 * It was taken over from who asks.
 */
from_me: boolean, };

export type Holding = { 
/**
 * Name of the house; empty where there is none.
 */
house: string, 
/**
 * Rows of the journal.
 */
rows: number, 
/**
 * When the last one was written; none while there is none.
 */
last_at_ms: number | null, };

export type Hole = "house" | "siret" | "contact" | "address" | "publisher" | "director" | "host" | "licences" | "terms" | "mediator" | "mediator_site" | "privacy" | "accessibility" | "accessibility_contact";

export type HouseCard = { name: string, 
/**
 * The demo house.
 */
demo: boolean, 
/**
 * It has neither a show nor an order yet.
 */
fresh: boolean, 
/**
 * IANA time zone.
 */
time_zone: string, };

export type HouseSettings = { 
/**
 * Name, 120 characters at most.
 */
name: string, 
/**
 * Address, 400 characters at most.
 */
address: string, 
/**
 * SIRET: 14 digits or empty.
 */
siret: string, 
/**
 * Licence, 120 characters at most.
 */
licence: string, 
/**
 * E-mail that customers may answer to, may be empty.
 */
contact: string, 
/**
 * IANA time zone.
 */
time_zone: string, };

export type IfAccepted = { balance_before_cents: Cents, balance_after_cents: Cents, 
/**
 * Credit that it would give now: the reprise, less where the order was paid less.
 */
given_cents: Cents, 
/**
 * Where that credit would go, the earliest expiry first.
 */
credit: Array<CreditPart>, 
/**
 * What becomes of the seat.
 */
seat: SeatAfter, 
/**
 * VAT rate in basis points.
 */
vat_bp: number, 
/**
 * VAT given back with the reprise.
 */
vat_cents: Cents, 
/**
 * A supervisor has to sign.
 */
needs_signature: boolean, };

export type ImportClash = { file: string, 
/**
 * Line, from 1; 0 where it is not known.
 */
line: number, 
/**
 * The hall, as the files call it.
 */
hall: string, starts_at_ms: number, 
/**
 * The show of the files.
 */
show: string, 
/**
 * The other one's.
 */
other: string, };

export type ImportConflict = { file: string, 
/**
 * Line, from 1; 0 where it is not known.
 */
line: number, 
/**
 * Order there; empty where none is meant.
 */
order: string, 
/**
 * Row and seat, the place's key, or the show or customer.
 */
place: string, 
/**
 * What the files say.
 */
there: ThereSays, 
/**
 * Its fact; may be empty.
 */
there_value: string, 
/**
 * What was done here.
 */
here: HereSays, 
/**
 * Its fact; may be empty.
 */
here_value: string, };

export type ImportDiscount = { file: string, 
/**
 * Line, from 1; 0 where it is not known.
 */
line: number, 
/**
 * Its number.
 */
order: string, 
/**
 * What its places cost.
 */
places_cents: Cents, 
/**
 * What was paid for them, without fees.
 */
paid_cents: Cents, };

export type ImportFiles = { 
/**
 * `csv` or `pretix`; empty to be told by the files themselves.
 */
format: string, 
/**
 * Paths on this machine, 1 to 20.
 */
paths: Array<string>, 
/**
 * Only read, compare and count.
 */
dry_run: boolean, };

export type ImportKind = "customers" | "shows" | "performances" | "prices" | "orders" | "places" | "requests" | "balances" | "export";

export type ImportPhase = "idle" | "reading" | "writing";

export type ImportProblem = { file: string, 
/**
 * Line, from 1; 0 where the whole file is meant.
 */
line: number, 
/**
 * Column by its header, or path within the document; may be empty.
 */
column: string, 
/**
 * The value as it stands there, 80 characters at most.
 */
value: string, code: ProblemCode, 
/**
 * A fact of the sentence; may be empty.
 */
detail: string, };

export type ImportProgress = { phase: ImportPhase, 
/**
 * Done, in the phase's unit.
 */
done: number, 
/**
 * Of how many.
 */
total: number, };

export type ImportReport = { 
/**
 * Nothing was written.
 */
dry_run: boolean, 
/**
 * The files, as they were understood.
 */
files: Array<ImportedFile>, 
/**
 * New shows.
 */
shows: number, 
/**
 * New performances.
 */
performances: number, 
/**
 * New seats.
 */
seats: number, 
/**
 * New customers.
 */
customers: number, 
/**
 * New orders.
 */
orders: number, 
/**
 * New places.
 */
places: number, 
/**
 * New requests.
 */
requests: number, 
/**
 * New credit, from balances of a former house.
 */
balances: number, 
/**
 * What it comes to.
 */
balances_cents: Cents, 
/**
 * Already here, unchanged.
 */
unchanged: number, 
/**
 * Changed there since the last time.
 */
updated: number, 
/**
 * Left out, and why: `test_order`, `product`.
 */
skipped: { [key in string]: number }, 
/**
 * A whole file cannot be taken, so that nothing is written.
 */
stopped: boolean, 
/**
 * All that is wrong: lines that are left out, values that are.
 */
problem_count: number, 
/**
 * The first of them.
 */
problems: Array<ImportProblem>, 
/**
 * All that was decided otherwise here.
 */
conflict_count: number, 
/**
 * The first of them.
 */
conflicts: Array<ImportConflict>, 
/**
 * Orders that were paid less than their places cost.
 */
discount_count: number, 
/**
 * The first of them.
 */
discounts: Array<ImportDiscount>, 
/**
 * Pairs of performances that share a hall and a minute. They come in as they are.
 */
clash_count: number, 
/**
 * The first of them.
 */
clashes: Array<ImportClash>, };

export type ImportedFile = { name: string, 
/**
 * What it tells of; absent where it was not understood.
 */
kind: ImportKind | null, 
/**
 * Lines or orders read.
 */
rows: number, 
/**
 * The line of the header, where titles stand above it; else 0.
 */
header: number, };

export type IndexCheck = "not_asked" | "right" | "not_possible";

export type JoinHouse = { address: DatabaseAddress, 
/**
 * This counter's name, 60 characters at most.
 */
counter: string, };

export type JournalList = { 
/**
 * Only this operator.
 */
operator_id: number | null, 
/**
 * Words of a customer's name or e-mail; 100 characters at most.
 */
customer: string, 
/**
 * An order number; 40 characters at most.
 */
order: string, 
/**
 * At or after.
 */
from_ms: number | null, 
/**
 * Before.
 */
to_ms: number | null, 
/**
 * Where the last page ended.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type JournalPage = { rows: Array<JournalRow>, 
/**
 * Where the next page starts.
 */
next: string | null, };

export type JournalRow = { 
/**
 * Rank in the chain.
 */
seq: number, at_ms: number, operator: string, counter: string, action: StoredAction, 
/**
 * What its sentence in `deeds.ftl` needs.
 */
args: { [key in string]: Fact }, customer_id: number | null, 
/**
 * `DUPONT Marie`, empty where there is none.
 */
customer_name: string, 
/**
 * Order, empty where there is none.
 */
order_number: string, 
/**
 * Personal words beside the row, until they are erased.
 */
note: string | null, };

export type KeptInBackup = { name: string, made_at_ms: number, 
/**
 * When it goes, at one backup a day; none for a house that was put aside, which nobody takes away.
 */
until_ms: number | null, };

export type KeyName = { key: string, name: string, };

export type LapseDay = { 
/**
 * A moment of that day.
 */
day_ms: number, 
/**
 * Movements.
 */
lots: number, amount_cents: Cents, };

export type LapseList = { 
/**
 * At or after; 31 days before the end where none is said.
 */
from_ms: number | null, 
/**
 * Before; now where none is said. The period is 400 days at most.
 */
to_ms: number | null, 
/**
 * Where the last page ended.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type LapsePage = { 
/**
 * Rows, newest first.
 */
rows: Array<LapseRow>, 
/**
 * Where the next page starts.
 */
next: string | null, 
/**
 * Days of the whole period on which something lapsed, newest first.
 */
days: Array<LapseDay>, 
/**
 * What the days make.
 */
total_cents: Cents, 
/**
 * The period that was read.
 */
from_ms: number, to_ms: number, 
/**
 * What the house owes its customers now: the credit that can be spent.
 */
owed_cents: Cents, };

export type LapseRow = { 
/**
 * Row of the journal.
 */
seq: number, 
/**
 * When it was written.
 */
at_ms: number, 
/**
 * `AV-000123`.
 */
lot: string, customer_id: number, 
/**
 * `DUPONT Marie`.
 */
customer_name: string, 
/**
 * Last millisecond at which the lot could be spent.
 */
expires_at_ms: number, 
/**
 * Below zero where it came back.
 */
amount_cents: Cents, };

export type LastNumbers = { order: number | null, ticket: number | null, amendment: number | null, reprise: number | null, lot: number | null, customer: number | null, };

export type LastSold = { 
/**
 * Absent where they sold nothing here.
 */
order: SoldOrder | null, };

export type LeftOut = { id: number, code: Code, 
/**
 * What its sentence needs.
 */
args: { [key in string]: Fact }, };

export type LevelGauge = { 
/**
 * « Premier balcon »; empty for rows that name none.
 */
level: string, 
/**
 * Seats for sale in the hall.
 */
seats: number, sold: number, 
/**
 * Out of sale for this performance.
 */
out: number, 
/**
 * In other baskets.
 */
held: number, free: number, };

export type LineState = { 
/**
 * Since when the house does not answer, by this machine's clock; absent while it does.
 */
lost_since_ms: number | null, 
/**
 * Why the server refuses it, where it says so: no waiting may cure that.
 */
why: ApiError | null, 
/**
 * How often it was cut so far, short cuts under a command included.
 */
cuts: number, 
/**
 * Since when this counter is shut out.
 */
revoked_at_ms: number | null, 
/**
 * This counter waits until a supervisor lets it in.
 */
waiting: boolean, 
/**
 * This counter works in another folder now, or on another machine: one of the two is a copy.
 */
elsewhere: boolean, 
/**
 * The house has another schema than this program knows.
 */
schema: OtherSchema | null, 
/**
 * Somebody has had the house for longer than a command takes, and a command of this counter waits, or waited, for it.
 */
held: Held | null, };

export type LocalSettings = { 
/**
 * Counter's name, 60 characters at most.
 */
counter: string, 
/**
 * Language of the window.
 */
locale: Locale, 
/**
 * Minutes without a key before the window locks; 0 never.
 */
lock_after_minutes: number, 
/**
 * CUPS printer, empty to save the PDF only.
 */
printer: string, ticket_format: TicketFormat, 
/**
 * `postgres://…` of a shared house, without its password; empty for the local file.
 */
database_url: string, };

export type Locale = "fr" | "en";

export type LostAct = { 
/**
 * Of the command.
 */
id: string, command: string, 
/**
 * Who gave it.
 */
operator: string, 
/**
 * When, by the house's time.
 */
at_ms: number, 
/**
 * The number of its order as it was told, and may be printed.
 */
told_order: string | null, 
/**
 * What it came to.
 */
amount_cents: Cents | null, 
/**
 * Why it is not given again; nothing of what may be.
 */
left_out: NotAgain | null, };

export type LostSeat = { performance_id: number, seat_id: number, row: string, 
/**
 * Its number; empty for free seating, and with its row where the hall has the seat no more.
 */
seat: string, 
/**
 * Who holds it; absent where it is sold or withdrawn.
 */
holder: Holder | null, 
/**
 * Why it is out of sale.
 */
out: OutOfSale | null, };

export type Lot = { id: number, 
/**
 * `AV-000123`.
 */
number: string, 
/**
 * `reprise`, `opening`, `amendment`, `gift`, `balance` or `extension`.
 */
origin: string, issued_cents: Cents, left_cents: Cents, 
/**
 * What nobody spent of it in time, whether the row that writes it off is there yet or not.
 */
lapsed_cents: Cents, issued_at_ms: number, expires_at_ms: number, expired: boolean, 
/**
 * Whoever asks may let it live longer.
 */
may_extend: boolean, 
/**
 * Whoever asks may take back what is left of it.
 */
may_take_back: boolean, };

export type LotCard = { 
/**
 * Number, `AV-000123`.
 */
number: string, issued_cents: Cents, left_cents: Cents, expires_at_ms: number, 
/**
 * It was there before: what was paid with it came back.
 */
back: boolean, 
/**
 * It lives on days of grace.
 */
grace: boolean, };

export type MailCount = { count: number, };

export type MailCounts = { waiting: number, 
/**
 * Refused for good, or without an address, and nobody has told the customer.
 */
failed: number, 
/**
 * Perhaps sent.
 */
in_doubt: number, };

export type MailDetail = { row: MailRow, 
/**
 * Plain text.
 */
text: string, html: string, 
/**
 * Message-ID, the same at each try.
 */
message_id: string, 
/**
 * The customer's phone, for a mail that does not arrive.
 */
phone: string, 
/**
 * The customer's address as it is now.
 */
customer_email: string, };

export type MailLine = { counter: string, 
/**
 * This counter.
 */
here: boolean, state: MailLineState, reason: MailReason, 
/**
 * What the server said.
 */
answer: string, since_ms: number, 
/**
 * When it is tried again; not while it is paused.
 */
retry_at_ms: number, };

export type MailLineState = "open" | "away" | "paused";

export type MailLines = { 
/**
 * One a counter whose line is not open, while no other sends; empty when mails leave.
 */
lines: Array<MailLine>, 
/**
 * Mails waiting to leave.
 */
waiting: number, };

export type MailList = { show: MailShow, 
/**
 * Words of the recipient, address or subject; 100 characters at most.
 */
search: string, 
/**
 * Where the last page ended.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type MailMode = "smtp" | "folder";

export type MailPage = { 
/**
 * Rows, newest first.
 */
rows: Array<MailRow>, 
/**
 * Where the next page starts.
 */
next: string | null, 
/**
 * How many there are of those that are not over.
 */
counts: MailCounts, };

export type MailPreview = { subject: string, 
/**
 * Plain text.
 */
text: string, html: string, };

export type MailPreviewOf = { id: number, decision: Decision, 
/**
 * Code of the reason, for a refusal.
 */
reason: string | null, 
/**
 * The sentence, for a refusal.
 */
sentence: string | null, };

export type MailReason = "server_away" | "server_refused" | "silent" | "line_cut" | "garbled" | "tls" | "no_tls" | "password" | "no_password" | "sender_refused" | "unknown_recipient" | "mailbox_full" | "blocked" | "busy" | "letters" | "bad_address" | "unwritable" | "doubt" | "died" | "folder";

export type MailRow = { id: number, kind: string, 
/**
 * Address, empty where there is none.
 */
recipient: string, recipient_name: string, subject: string, state: MailState, 
/**
 * Tries so far.
 */
attempts: number, 
/**
 * When it was made.
 */
date_ms: number, 
/**
 * When it is tried next.
 */
due_at_ms: number, sent_at_ms: number | null, 
/**
 * Why it is not there.
 */
reason: MailReason | null, 
/**
 * What the server said.
 */
error: string | null, 
/**
 * When a person told the customer otherwise.
 */
settled_at_ms: number | null, order_number: string | null, customer_id: number, };

export type MailSent = { id: number, 
/**
 * 0 where every ticket is an original, else the highest rank of their duplicatas.
 */
duplicata: number, };

export type MailSettings = { mode: MailMode, 
/**
 * Host, 253 characters at most.
 */
host: string, port: number, tls: MailTls, 
/**
 * User, may be empty.
 */
user: string, 
/**
 * Sender's address.
 */
sender: string, sender_name: string, 
/**
 * Certificates (PEM) of an authority of the house's own, trusted beside the public ones;
 * usually empty, 20,000 characters at most.
 */
ca: string, };

export type MailShow = "all" | "waiting" | "failed" | "in_doubt" | "sent";

export type MailState = "pending" | "sending" | "sent" | "retry" | "failed" | "in_doubt" | "cancelled" | "no_address";

export type MailTls = "implicit" | "starttls" | "none";

export type MailTried = { 
/**
 * Why it did not; absent when the server took it, or it is in the folder.
 */
reason: MailReason | null, 
/**
 * The server's own words, or the file in the folder.
 */
said: string, };

export type MailWords = { 
/**
 * Language of the customers that it goes to.
 */
locale: Locale, 
/**
 * Subject, one line, 200 characters at most.
 */
subject: string, 
/**
 * What it says before the places, 4,000 characters at most; an empty line begins a paragraph.
 */
text: string, };

export type MakeSale = { 
/**
 * Customer; required where credit is used.
 */
customer_id: number | null, 
/**
 * 1 to 50 lines.
 */
lines: Array<BasketLine>, credit_cents: Cents, card_cents: Cents, 
/**
 * Last four digits at most, may be empty.
 */
card_last4: string, 
/**
 * Authorisation number, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * Cash handed over.
 */
tendered_cents: Cents, 
/**
 * The total on the screen: another one refuses the sale before money moves.
 */
expected_total_cents: Cents, };

export type MayAmend = { 
/**
 * Whether they may.
 */
standing: Standing, 
/**
 * Supervisors that must sign, whoever does it included.
 */
supervisors: number, 
/**
 * Why.
 */
why: Array<Grave>, 
/**
 * The same where the tickets in hand are not given back.
 */
without_ticket: Standing, };

export type Movement = { at_ms: number, kind: MovementKind, 
/**
 * Lot number.
 */
lot: string, 
/**
 * Expiry of that lot.
 */
expires_at_ms: number, 
/**
 * Order number, may be empty.
 */
order_number: string, 
/**
 * Why, where a person wrote it; may be empty.
 */
text: string, 
/**
 * Signed.
 */
amount_cents: Cents, 
/**
 * Balance after.
 */
balance_cents: Cents, };

export type MovementKind = "reprise" | "sale" | "reversal" | "amendment" | "opening" | "lapse" | "lapse_undone" | "gift" | "gift_taken_back" | "extension" | "brought_in" | "given_up" | "other";

export type Named = { id: number, name: string, };

export type NewCategory = { 
/**
 * Name, 80 characters at most.
 */
name: string, };

export type NewCustomer = { 
/**
 * 120 characters at most; required.
 */
last_name: string, 
/**
 * 120 characters at most.
 */
first_name: string, 
/**
 * 254 characters at most, may be empty.
 */
email: string, 
/**
 * 40 characters at most, may be empty.
 */
phone: string, 
/**
 * Language.
 */
locale: Locale, 
/**
 * They are another person, though somebody with the same e-mail is there.
 */
anyway: boolean, };

export type NewHall = { 
/**
 * Name, 120 characters at most.
 */
name: string, 
/**
 * Category of the seats for which the lines name none.
 */
category_id: number, 
/**
 * As in [`ReadHall`].
 */
rows: string, };

export type NewOperator = { 
/**
 * Name, 80 characters at most.
 */
name: string, role: Role, 
/**
 * PIN, 4 to 8 digits.
 */
pin: Secret, };

export type NewPerformance = { show_id: number, hall_id: number, 
/**
 * Start on the house's clock, `2026-06-07T19:30`.
 */
starts_at: string, 
/**
 * VAT rate in basis points.
 */
vat_bp: number, };

export type NewRate = { 
/**
 * Name, 80 characters at most.
 */
name: string, 
/**
 * Who may have it, 200 characters at most, may be empty.
 */
holder: string, };

export type NewShow = { 
/**
 * Title, 200 characters at most.
 */
title: string, };

export type NotAgain = "hangs" | "taken_up" | "by_hand" | "unchosen";

export type NoteOrder = { id: number, 
/**
 * For colleagues, 1 to 500 characters.
 */
note: string, };

export type Noted = { id: number, 
/**
 * The version on the screen.
 */
version: number, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, };

export type Notice = { "unit": "hours", "count": number } | { "unit": "days", "count": number };

export type NoticeSettings = { 
/**
 * Address, empty where nobody is written to.
 */
to: string, 
/**
 * Version, for the next change.
 */
version: number, };

export type Numbering = { 
/**
 * The number each would give next.
 */
next: FirstNumbers, 
/**
 * Series that have given a number: theirs stays.
 */
used: Array<string>, };

export type OfferedRate = { id: number, name: string, 
/**
 * Who may have it: a sentence for the agent, may be empty.
 */
holder: string, };

export type Operator = { id: number, name: string, role: Role, initials: string, };

export type OperatorCard = { id: number, name: string, role: Role, initials: string, 
/**
 * The PIN, in the demo house only.
 */
demo_pin: string | null, };

export type OperatorRow = { id: number, name: string, role: Role, 
/**
 * May sign in.
 */
active: boolean, version: number, };

export type OrderFile = { id: number, number: string, 
/**
 * Customer, absent for a passing one.
 */
customer_id: number | null, 
/**
 * `DUPONT Marie`.
 */
customer_name: string, 
/**
 * Their address, may be empty.
 */
customer_email: string, 
/**
 * Their balance now.
 */
balance_cents: Cents, channel: string, 
/**
 * Who sold it; empty where it came from another system.
 */
operator: string, 
/**
 * Counter that sold it; empty where it came from another system.
 */
counter: string, created_at_ms: number, 
/**
 * Total, which never changes.
 */
total_cents: Cents, 
/**
 * Booking fees within the total.
 */
fees_cents: Cents, 
/**
 * Total less what was taken back.
 */
net_today_cents: Cents, 
/**
 * What is to be paid; nothing once it is.
 */
due_cents: Cents, state: OrderState, places: Array<OrderFilePlace>, 
/**
 * How it was paid here, oldest first.
 */
payments: Array<OrderPayment>, 
/**
 * What went out of it again, oldest first: paid here less this is what it holds today.
 */
returns: Array<OrderReturn>, 
/**
 * Copies of tickets and receipts, newest first.
 */
papers: Array<OrderPaper>, 
/**
 * What imports say of it that is otherwise here, and that nobody has settled; 20 at most.
 */
contradictions: Array<ContradictionRow>, 
/**
 * Notes of colleagues, newest first, until they are erased.
 */
notes: Array<OrderNote>, 
/**
 * Its rows of the journal, newest first, 200 at most.
 */
history: Array<JournalRow>, 
/**
 * What the operator may do with it now.
 */
may: OrderMay, };

export type OrderFilePlace = { id: number, performance_id: number, show: string, hall: string, starts_at_ms: number, row: string, seat: string, category: string, rate: string, channel: string, price_cents: Cents, 
/**
 * Name on the ticket.
 */
holder: string, 
/**
 * State: its words are those of the venue's site.
 */
state: PlaceState, 
/**
 * « Transformer ma place en avoir » is shown.
 */
can_request: boolean, 
/**
 * « Télécharger mon ticket » is shown.
 */
can_download: boolean, 
/**
 * Its request, if one is open or accepted.
 */
reprise_id: number | null, reprise_version: number | null, reprise_state: RepriseState | null, 
/**
 * Ticket number, once issued.
 */
ticket_number: number | null, 
/**
 * Copies given.
 */
copies: number, 
/**
 * How far the latest copy is.
 */
copy: PaperState | null, 
/**
 * When it went through the door.
 */
scanned_at_ms: number | null, 
/**
 * When its ticket was handed over at a counter.
 */
handed_at_ms: number | null, 
/**
 * May be empty.
 */
handed_by: string, flags: Array<RepriseFlag>, };

export type OrderList = { customer_id: number, 
/**
 * Words of the show or the order number; 100 characters at most.
 */
search: string, sort: OrderSort, descending: boolean, 
/**
 * Rows to skip: an order list is short enough for page numbers.
 */
offset: number, 
/**
 * Rows a page: 10, 25, 50 or 100.
 */
limit: number, };

export type OrderMay = { 
/**
 * Print every ticket that was never printed, and hand them over.
 */
print_all: Allowed, 
/**
 * Print them all again, as duplicatas.
 */
print_again: Allowed, send_tickets: Allowed, receipt: Allowed, 
/**
 * Give it its customer, or another one.
 */
attach_customer: Allowed, take_payment: Allowed, note: Allowed, };

export type OrderMoney = { 
/**
 * Places that may be given back, by whoever the rules let.
 */
can_give_back: Array<number>, 
/**
 * Payments, oldest first.
 */
payments: Array<PaidLine>, 
/**
 * Amendments of it, and the exchange that made it, oldest first.
 */
amendments: Array<AmendmentRow>, };

export type OrderNote = { at_ms: number, operator: string, text: string, };

export type OrderPage = { rows: Array<OrderRow>, 
/**
 * Rows in all, under the search.
 */
total: number, };

export type OrderPaid = { id: number, total_cents: Cents, change_cents: Cents, balance_after_cents: Cents | null, payments: Array<PaymentLine>, };

export type OrderPaper = { kind: PaperKind, way: PaperWay, state: PaperState, 
/**
 * 0 for the original, else the rank of the duplicata.
 */
duplicata: number, 
/**
 * Row of the place, for a ticket.
 */
row: string, 
/**
 * Seat of the place, for a ticket.
 */
seat: string, 
/**
 * When it was asked for.
 */
at_ms: number, operator: string, 
/**
 * May be empty.
 */
counter: string, };

export type OrderPayment = { at_ms: number, tender: TenderKind, amount_cents: Cents, 
/**
 * Given back, for cash.
 */
change_cents: Cents, 
/**
 * Last four digits, for a card, may be empty.
 */
card_last4: string, 
/**
 * Lot number, for credit.
 */
lot: string | null, 
/**
 * Number of the amendment that made it: nobody handed anything over.
 */
amendment: string | null, 
/**
 * Order that it was carried over from, by an exchange.
 */
from_order: string | null, };

export type OrderPrints = { 
/**
 * Places whose copy waits, for `ticket_print`, 50 at a time.
 */
place_ids: Array<number>, 
/**
 * Places of the order that have no ticket, or have theirs already.
 */
left_out: Array<PlaceLeftOut>, };

export type OrderReturn = { at_ms: number, 
/**
 * Tender that it was paid with; none for a place that was taken back.
 */
tender: TenderKind | null, 
/**
 * None where the place was taken back against credit.
 */
way: RefundWay | null, amount_cents: Cents, 
/**
 * Number of the amendment, or of the request.
 */
number: string, 
/**
 * Order that it was carried over to, by an exchange.
 */
to_order: string | null, 
/**
 * Lot that it went to.
 */
lot: string | null, 
/**
 * The terminal did not say, and nobody has settled it yet.
 */
unsettled: boolean, };

export type OrderRow = { id: number, 
/**
 * Show; the first, where there are several.
 */
show: string, number: string, places: number, total_cents: Cents, starts_at_ms: number, state: OrderState, created_at_ms: number, 
/**
 * Requests open.
 */
pending: number, 
/**
 * Places taken back.
 */
taken_back: number, };

export type OrderSort = "show" | "number" | "places" | "total" | "performance" | "created" | "coming";

export type OrderState = "issued" | "unpaid" | "cancelled";

export type OtherSchema = "newer" | "older";

export type OutKind = "technical" | "house" | "companion";

export type OutOfSale = { kind: OutKind, 
/**
 * In the house's words.
 */
reason: string, 
/**
 * Who put it out.
 */
operator: string, at_ms: number, };

export type Outcome = "ok" | "warn" | "broken";

export type OverSold = { performance_id: number, show: string, hall: string, starts_at_ms: number, 
/**
 * Seats that the hall has for sale that evening: without those that are out of sale.
 */
seats: number, 
/**
 * Places in orders.
 */
sold: number, 
/**
 * Places that have no seat in it.
 */
over: number, };

export type PaidLine = { 
/**
 * Id.
 */
id: number, 
/**
 * Tender.
 */
tender: TenderKind, 
/**
 * Amount.
 */
amount_cents: Cents, 
/**
 * What nobody gave back or corrected of it.
 */
left_cents: Cents, 
/**
 * Number of the lot, for credit.
 */
lot: string | null, 
/**
 * Last digits of the card, may be empty.
 */
card_last4: string, 
/**
 * Authorisation of the card, may be empty.
 */
card_authorisation: string, 
/**
 * When.
 */
at_ms: number, };

export type PaperChecked = { standing: PaperStanding, 
/**
 * The row that the paper names.
 */
row: number, 
/**
 * The last row of the journal.
 */
rows: number, 
/**
 * When the paper's row was written, where there is one.
 */
at_ms: number | null, };

export type PaperKind = "ticket" | "receipt";

export type PaperSaid = { 
/**
 * The row and the word as they were typed from the paper; 80 characters at most.
 */
said: string, };

export type PaperStanding = "right" | "rewritten" | "ahead";

export type PaperState = "waiting" | "sent" | "out" | "lost";

export type PaperWay = "printer" | "file" | "mail";

export type PastRequest = { id: number, number: string, show: string, starts_at_ms: number, state: RepriseState, reprise_cents: Cents, received_at_ms: number, };

export type PayOrder = { id: number, 
/**
 * The customer it had on the screen, whose credit is used.
 */
seen_customer_id: number | null, 
/**
 * Credit of its customer used.
 */
credit_cents: Cents, card_cents: Cents, 
/**
 * Last four digits at most, may be empty.
 */
card_last4: string, 
/**
 * Authorisation number, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * Cash handed over.
 */
tendered_cents: Cents, 
/**
 * The total on the screen: another one refuses the payment before money moves.
 */
expected_total_cents: Cents, };

export type PaymentLine = { tender: TenderKind, amount_cents: Cents, 
/**
 * Lot number, for credit.
 */
lot: string | null, lot_left_cents: Cents | null, 
/**
 * Expiry of the lot.
 */
lot_expires_at_ms: number | null, };

export type PerformanceChoice = { id: number, show_id: number, starts_at_ms: number, };

export type PerformanceList = { 
/**
 * Words of the show.
 */
search: string, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type PerformanceName = { id: number, show_id: number, show: string, starts_at_ms: number, };

export type PerformancePlan = { 
/**
 * The hall, with `data-seat` on each seat, all of them free and without a word; empty where nobody has a seat of their
 * own.
 */
svg: string, 
/**
 * Seats of the drawing, by row and number.
 */
seats: Array<PlannedSeat>, };

export type PerformanceRow = { id: number, show: string, hall: string, starts_at_ms: number, 
/**
 * *Jauge*: the seats that the hall has for sale.
 */
seats: number, 
/**
 * Of these, in orders.
 */
sold: number, 
/**
 * Out of sale for this performance.
 */
out: number, 
/**
 * In other baskets.
 */
held: number, free: number, 
/**
 * Lowest price.
 */
price_from_cents: Cents, 
/**
 * Highest price.
 */
price_to_cents: Cents, on_sale: boolean, 
/**
 * It has begun, and is sold to latecomers until then.
 */
late_until_ms: number | null, };

export type PerformanceView = { 
/**
 * As in the list.
 */
row: SeasonRow, show_id: number, show_version: number, hall_id: number, 
/**
 * VAT rate in basis points.
 */
vat_bp: number, 
/**
 * Opened by a supervisor.
 */
opened: boolean, 
/**
 * A place was sold here once: its hall is settled.
 */
hall_settled: boolean, 
/**
 * Places whose reprise is asked for: these requests keep the start they were made for.
 */
pending: number, 
/**
 * Places taken back.
 */
taken_back: number, 
/**
 * Moves to another date, latest first, 20 at most.
 */
reschedulings: Array<ReschedulingRow>, version: number, grid: Grid, };

export type PersonName = { id: number, name: string, };

export type PlaceIds = { 
/**
 * Places, 1 to 50.
 */
place_ids: Array<number>, };

export type PlaceLeftOut = { id: number, row: string, seat: string, 
/**
 * State; a live one has its ticket already.
 */
state: PlaceState, };

export type PlaceState = "live" | "pending" | "taken_back" | "cancelled";

export type PlanRow = { 
/**
 * Label, empty for free seating.
 */
label: string, 
/**
 * Its seats in words, without the category of the last ones: `1-10 (BALCON), 11-20`.
 */
words: string, 
/**
 * Category of the last seats.
 */
category_id: number, 
/**
 * Nobody has a seat of their own.
 */
unplaced: boolean, 
/**
 * Its seats, in order.
 */
seats: Array<PlanSeat>, };

export type PlanSeat = { number: string, category_id: number, };

export type PlannedSeat = { id: number, row: string, seat: string, category_id: number, state: SeatState, 
/**
 * Place for a wheelchair.
 */
wheelchair: boolean, 
/**
 * The order that has it.
 */
order_id: number | null, 
/**
 * Its number, `671083`; empty without one.
 */
order_number: string, 
/**
 * Who has it; empty for a passing customer.
 */
customer: string, 
/**
 * Whose basket has it.
 */
holder: Holder | null, 
/**
 * Why it is out of sale.
 */
out: OutOfSale | null, };

export type Policy = { 
/**
 * Whether places can be asked back at all.
 */
eligible: boolean, 
/**
 * How long before the performance requests close.
 */
notice: Notice, 
/**
 * Fixed part of the fee, a place.
 */
fee_fixed: Cents, 
/**
 * Part of the price kept, in basis points: 1 000 is 10 %.
 */
fee_percent_bp: number, 
/**
 * The fee is at least this, where the place was not free.
 */
fee_min: Cents, 
/**
 * The fee is at most this.
 */
fee_max: Cents | null, 
/**
 * Rates that can be asked back, by key; all when absent.
 */
rates: Array<string> | null, 
/**
 * Channels that can be asked back; all when absent.
 */
channels: Array<string> | null, 
/**
 * The credit can be spent this many days after the decision's day.
 */
validity_days: number, 
/**
 * Credit that comes back with fewer days left than this lives so many days, once; 0 to 365.
 */
grace_days: number, 
/**
 * From this amount on a supervisor signs.
 */
sign_from: Cents | null, 
/**
 * Reasons a refusal can give.
 */
reasons: Array<Reason>, 
/**
 * Version of the terms, counted up at each change of their text.
 */
terms_version: number, 
/**
 * What the house says beside the policy's own sentences, French.
 */
terms_fr: string, 
/**
 * The same in English.
 */
terms_en: string, };

export type PolicyAt = { scope: PolicyScope, 
/**
 * The show or the performance; 0 for the house.
 */
scope_id: number, };

export type PolicyOverride = { scope: PolicyScope, scope_id: number, show: string, 
/**
 * Start, for a performance.
 */
starts_at_ms: number | null, };

export type PolicyOverview = { 
/**
 * Shows and performances with a policy of their own.
 */
overrides: Array<PolicyOverride>, 
/**
 * Shows to choose from.
 */
shows: Array<Named>, 
/**
 * Performances to choose from.
 */
performances: Array<PerformanceName>, };

export type PolicyScope = "house" | "show" | "performance";

export type PolicyView = { 
/**
 * Scope asked for.
 */
scope: PolicyScope, scope_id: number, 
/**
 * Where the policy in force comes from.
 */
from: PolicyScope, 
/**
 * Version within this scope, 0 where there is none.
 */
version: number, 
/**
 * The version in force, of whichever scope.
 */
policy_id: number, 
/**
 * The policy in force.
 */
policy: Policy, 
/**
 * The terms as customers are shown them.
 */
terms: Terms, 
/**
 * Rates of the house, by key.
 */
rates: Array<KeyName>, 
/**
 * Channels of the house.
 */
channels: Array<string>, };

export type PrintOrder = { id: number, 
/**
 * The person wants all of them again: those that came out once are duplicatas.
 */
duplicates: boolean, };

export type Printed = { 
/**
 * The PDF.
 */
path: string, 
/**
 * The printer, absent where it was only saved.
 */
printer: string | null, 
/**
 * Characters that no font has, as [`crate::customer::WrittenFile::unprintable`].
 */
unprintable: string, };

export type ProblemCode = "file_missing" | "file_is_folder" | "file_unreadable" | "file_empty" | "file_too_large" | "file_zip" | "file_spreadsheet" | "file_pdf" | "file_binary" | "file_utf16" | "file_encoding" | "format_unknown" | "format_mixed" | "header_unknown" | "header_foreign" | "column_missing" | "column_unknown" | "column_twice" | "line_too_long" | "field_count" | "key_twice" | "value_missing" | "text_too_long" | "text_control" | "amount_wrong" | "amount_too_precise" | "amount_negative" | "amount_too_large" | "vat_wrong" | "number_wrong" | "date_wrong" | "time_missing" | "time_skipped" | "date_far" | "date_future" | "choice_wrong" | "email_wrong" | "json_broken" | "json_shape" | "json_missing" | "json_page" | "event_undated" | "item_unknown" | "subevent_unknown" | "customer_unknown" | "show_unknown" | "performance_unknown" | "order_unknown" | "place_unknown" | "code_taken" | "seat_twice" | "request_cancelled" | "request_unpaid" | "request_nobody" | "balance_nobody" | "balance_otherwise" | "expiry_past" | "expiry_far";

export type PutSeatsBack = { performance_id: number, 
/**
 * Seats, 1 to 50.
 */
seat_ids: Array<number>, };

export type PutSeatsOut = { performance_id: number, 
/**
 * Seats, 1 to 50.
 */
seat_ids: Array<number>, kind: OutKind, 
/**
 * Why, 120 characters at most.
 */
reason: string, };

export type QuoteCredit = { customer_id: number, amount_cents: Cents, 
/**
 * The last day on the house's calendar, `2021-06-01`; none for the house's validity.
 */
until: string | null, };

export type QuoteExchange = { 
/**
 * Order.
 */
order_id: number, 
/**
 * 1 to 50 places of it.
 */
place_ids: Array<number>, 
/**
 * 1 to 50 lines.
 */
lines: Array<BasketLine>, };

export type QuoteExtension = { lot_id: number, 
/**
 * The last day on the house's calendar; none for the one that is proposed.
 */
until: string | null, };

export type QuotePlaces = { 
/**
 * Places of one order, 1 to 50.
 */
place_ids: Array<number>, };

export type QuoteRescheduling = { 
/**
 * Performance.
 */
id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * New start on the house's clock, `2020-06-27T20:30`.
 */
starts_at: string, 
/**
 * The last day of a reprise without a fee, `2020-06-15`; none where there is none.
 */
free_until: string | null, 
/**
 * Words already changed; the program's own for a language that is not among them.
 */
words: Array<MailWords>, };

export type QuoteSale = { 
/**
 * Customer, absent for a passing one.
 */
customer_id: number | null, 
/**
 * 1 to 50 lines.
 */
lines: Array<BasketLine>, 
/**
 * Credit wished; absent asks for as much as fits.
 */
credit_cents: Cents | null, };

export type QuoteVoid = { 
/**
 * Order.
 */
order_id: number, 
/**
 * 1 to 50 places of it.
 */
place_ids: Array<number>, };

export type QuotedLine = { performance_id: number, seat_id: number, rate_id: number, show: string, starts_at_ms: number, row: string, seat: string, category: string, rate: string, price_cents: Cents, 
/**
 * VAT rate in basis points.
 */
vat_bp: number, 
/**
 * It can be had: in no order and no other basket, and on sale.
 */
free: boolean, 
/**
 * Whose basket has it.
 */
holder: Holder | null, 
/**
 * Why it is out of sale.
 */
out: OutOfSale | null, };

export type QuotedPlace = { id: number, show: string, starts_at_ms: number, row: string, seat: string, category: string, paid_cents: Cents, reprise_cents: Cents, rules: Array<FileRule>, };

export type RateRow = { id: number, name: string, 
/**
 * Who may have it: a sentence for the agent, may be empty.
 */
holder: string, retired: boolean, version: number, };

export type ReadFirstHall = { 
/**
 * Categories as they are typed.
 */
categories: Array<NewCategory>, 
/**
 * Rank of the category for which the lines name none, from 1.
 */
category_id: number, 
/**
 * As in [`crate::hall::ReadHall`].
 */
rows: string, };

export type ReadHall = { 
/**
 * Category of the seats for which the lines name none.
 */
category_id: number, 
/**
 * One line a row, `A : 1-20`, `B : 2-24 pairs (BALCON)`; 100,000 characters at most.
 */
rows: string, };

export type Reason = { 
/**
 * Stable code.
 */
code: string, 
/**
 * As a French customer reads it.
 */
fr: string, 
/**
 * As any other customer reads it.
 */
en: string, };

export type ReasonChoice = { code: string, fr: string, en: string, };

export type RefundList = { 
/**
 * Rows a page, 1 to 200.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type RefundPage = { 
/**
 * Rows.
 */
rows: Array<UnknownRefund>, 
/**
 * Where it ends; absent on the last page.
 */
next: string | null, };

export type RefundTried = { 
/**
 * The refund.
 */
id: number, 
/**
 * Tries so far.
 */
tries: number, };

export type RefundWay = "hand" | "terminal" | "lot" | "credit" | "carried" | "corrected";

export type Refusal = { 
/**
 * Reason, in both languages.
 */
reason: ReasonChoice, 
/**
 * The sentence added, may be empty.
 */
sentence: string, };

export type Refuse = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Code of the reason.
 */
reason: string, 
/**
 * A sentence for the customer, 500 characters at most, may be empty.
 */
sentence: string, };

export type RenameCounter = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Name, 60 characters at most.
 */
name: string, };

export type RenamedRow = { 
/**
 * Its label until now.
 */
before: string, 
/**
 * Its label in the new description.
 */
after: string, };

export type Reorder = { 
/**
 * Ids in the order on the screen.
 */
before: Array<number>, 
/**
 * The same ids in the order wished.
 */
after: Array<number>, };

export type RepriseFile = { row: RepriseRow, 
/**
 * Its place, among those of the order.
 */
place_id: number, 
/**
 * What its ticket is worth where the place is not taken back.
 */
ticket: TicketAfter, order: FileOrder, 
/**
 * The rules in force when it was made, and how each came out.
 */
rules: Array<FileRule>, 
/**
 * What accepting would do; absent once decided.
 */
if_accepted: IfAccepted | null, 
/**
 * The customer's balance now.
 */
balance_cents: Cents, 
/**
 * The customer's other requests, newest first, 20 at most.
 */
past: Array<PastRequest>, 
/**
 * What happened to it, oldest first.
 */
history: Array<HistoryLine>, 
/**
 * Reasons a refusal can give.
 */
reasons: Array<ReasonChoice>, 
/**
 * Who proposed it to a supervisor.
 */
proposed_by: PersonName | null, 
/**
 * What the proposer wrote.
 */
proposal_note: string | null, decided_by: string | null, decided_at_ms: number | null, 
/**
 * Until when the decision can be undone.
 */
undo_until_ms: number | null, refusal: Refusal | null, 
/**
 * The credit that its latest acceptance gave, lot by lot, the earliest expiry first.
 */
credit: Array<LotCard>, 
/**
 * Version of the terms the customer accepted.
 */
terms_version: number, 
/**
 * What the operator may do with it now.
 */
may: FileMay, };

export type RepriseFilters = { 
/**
 * Shows with requests.
 */
shows: Array<ShowChoice>, 
/**
 * Performances with requests.
 */
performances: Array<PerformanceChoice>, 
/**
 * Channels with requests.
 */
channels: Array<string>, };

export type RepriseFlag = "printed" | "scanned" | "late" | "early" | "free" | "subscription" | "several" | "sign" | "elsewhere";

export type RepriseList = { bucket: Bucket, 
/**
 * Words of a name, e-mail, order or show; 100 characters at most.
 */
search: string, 
/**
 * Only this show.
 */
show_id: number | null, 
/**
 * Only this performance.
 */
performance_id: number | null, 
/**
 * Only this channel.
 */
channel: string | null, 
/**
 * Only those with this flag.
 */
flag: RepriseFlag | null, 
/**
 * Only this state, within the list.
 */
state: RepriseState | null, 
/**
 * Received at or after.
 */
received_from_ms: number | null, 
/**
 * Received before.
 */
received_to_ms: number | null, sort: RepriseSort, descending: boolean, 
/**
 * Where the last page ended: `next` of its answer.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type ReprisePage = { 
/**
 * Rows. A page that filters many requests may hold fewer than asked, or none, and go on.
 */
rows: Array<RepriseRow>, 
/**
 * Where the next page starts, absent at the end.
 */
next: string | null, counts: BucketCounts, 
/**
 * Those of this list, under its filters, that press: their rows say so. Absent where they are too many
 * to count as one types.
 */
urgent: number | null, };

export type RepriseQuote = { places: Array<QuotedPlace>, paid_cents: Cents, reprise_cents: Cents, 
/**
 * Where the credit would go if it were given now, the earliest expiry first.
 */
credit: Array<CreditPart>, 
/**
 * The terms to accept.
 */
terms_fr: string, terms_en: string, terms_version: number, 
/**
 * A rule is broken: only a supervisor can ask, as an exception.
 */
exception: boolean, };

export type RepriseRow = { id: number, version: number, 
/**
 * Number, as said on the phone: `R-000042`.
 */
number: string, state: RepriseState, received_at_ms: number, 
/**
 * Absent before somebody decided.
 */
decided_at_ms: number | null, customer_id: number, 
/**
 * `DUPONT Marie`.
 */
customer_name: string, 
/**
 * May be absent.
 */
customer_email: string | null, show: string, 
/**
 * The start that it was asked back for.
 */
starts_at_ms: number, 
/**
 * When the performance begins, as it is now.
 */
plays_at_ms: number, row: string, seat: string, category: string, rate: string, 
/**
 * Channel the place was sold by.
 */
channel: string, order_number: string, paid_cents: Cents, 
/**
 * What is asked; once it is accepted, what it gave.
 */
reprise_cents: Cents, 
/**
 * Paid less reprise.
 */
difference_cents: Cents, flags: Array<RepriseFlag>, 
/**
 * Another operator who has it on the screen.
 */
claimed_by: string | null, 
/**
 * Last instant at which a request was in time.
 */
deadline_at_ms: number, 
/**
 * It presses: the performance is near, and nobody has decided.
 */
urgent: boolean, };

export type RepriseSort = "received" | "decided" | "customer" | "show" | "place" | "paid" | "reprise" | "difference" | "time_left";

export type RepriseState = "requested" | "held" | "awaiting_supervisor" | "accepted" | "refused" | "withdrawn" | "duplicate" | "moot" | "reversed";

export type RequestReprise = { 
/**
 * Places of one order, 1 to 50.
 */
place_ids: Array<number>, 
/**
 * When their performances begin as the recap showed it, place by place.
 */
seen_starts_at_ms: Array<number>, 
/**
 * Version of the terms that the customer accepted.
 */
terms_version: number, 
/**
 * The reprise the recap showed, all places together.
 */
expected_reprise_cents: Cents, };

export type Requested = { 
/**
 * The requests made, one a place.
 */
reprise_ids: Array<number>, 
/**
 * Number of the first, as said on the phone.
 */
number: string, };

export type Reschedule = { 
/**
 * Performance.
 */
id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * New start on the house's clock.
 */
starts_at: string, 
/**
 * The last day of a reprise without a fee; none where there is none.
 */
free_until: string | null, 
/**
 * Words of the mails; the program's own for a language that is not among them.
 */
words: Array<MailWords>, };

export type Rescheduled = { 
/**
 * The move.
 */
id: number, 
/**
 * The performance as it is now.
 */
performance: PerformanceView, 
/**
 * Mails that leave.
 */
by_mail: number, 
/**
 * Letters to print.
 */
by_letter: number, 
/**
 * Requests whose fee fell away.
 */
relieved: number, };

export type ReschedulingMail = { 
/**
 * Its words.
 */
words: MailWords, 
/**
 * Customers that it goes to, letters included.
 */
customers: number, 
/**
 * The whole of it, to one of them.
 */
preview: MailPreview, };

export type ReschedulingQuote = { 
/**
 * Show.
 */
show: string, 
/**
 * Hall.
 */
hall: string, 
/**
 * The start that it has.
 */
before_ms: number, 
/**
 * The new one.
 */
starts_at_ms: number, 
/**
 * The clock shows the hour twice on that day; the first is meant.
 */
twice: boolean, 
/**
 * Who is concerned.
 */
concerned: Concerned, 
/**
 * The day that is proposed for a reprise without a fee, `2020-06-15`.
 */
proposed_day: string, 
/**
 * One mail a language of the customers concerned, that of most of them first.
 */
mails: Array<ReschedulingMail>, 
/**
 * Until when it is sold, where the house set an end of its own: it keeps its distance from the
 * start.
 */
closes_at_ms: number | null, };

export type ReschedulingRow = { 
/**
 * Id.
 */
id: number, 
/**
 * When.
 */
at_ms: number, 
/**
 * By whom.
 */
operator: string, 
/**
 * The start before.
 */
before_ms: number, 
/**
 * The start that it was given.
 */
starts_at_ms: number, 
/**
 * The last millisecond of the reprise without a fee.
 */
free_until_ms: number | null, 
/**
 * Places sold then.
 */
places: number, 
/**
 * Customers told by mail.
 */
by_mail: number, 
/**
 * Customers told by letter.
 */
by_letter: number, 
/**
 * Times the letters were made.
 */
copies: number, };

export type ResendMail = { id: number, 
/**
 * Address.
 */
recipient: string, 
/**
 * The customer's sheet has it from now on.
 */
keep: boolean, };

export type RestoreAllowed = { operator_id: number, operator: string, };

export type RestoreHouse = { 
/**
 * The name of the backup's file, without a folder.
 */
name: string, 
/**
 * Of whoever is signed in.
 */
pin: Secret, };

export type RestoreUnopened = { 
/**
 * The name of the backup's file, without a folder.
 */
name: string, 
/**
 * One of [`BackupLook::supervisors`]; none where it has none.
 */
operator_id: number | null, 
/**
 * Theirs, as the backup knows it.
 */
pin: Secret, };

export type Restored = { 
/**
 * Where the house that was there is kept, if there was one.
 */
kept: string | null, 
/**
 * What verifying the backup found.
 */
verified: Verification, };

export type RetainedErased = { erased: number, };

export type RetentionDue = { 
/**
 * Nothing happened to them since; none where people are kept for ever.
 */
from_ms: number | null, 
/**
 * Who, the oldest first; 25 at most.
 */
rows: Array<RetentionRow>, 
/**
 * How many in all.
 */
total: number, };

export type RetentionRow = { id: number, number: number, 
/**
 * `DUPONT Marie`.
 */
name: string, 
/**
 * The last order; none where there never was one.
 */
last_ms: number | null, };

export type RetentionSettings = { 
/**
 * Years without an order, a performance or any deed; 0 for ever, 30 at most.
 */
years: number, 
/**
 * The most years that a house may set.
 */
years_max: number, 
/**
 * Version; 0 before anybody changed it.
 */
version: number, };

export type Role = "agent" | "cashier" | "supervisor";

export type Rule = "eligible" | "deadline" | "rescheduled" | "rate" | "channel" | "scanned" | "printed" | "free" | "leaves" | "paid" | "stands" | "unmoved" | "same_price";

export type SaleQuote = { 
/**
 * Lines, in the same order.
 */
lines: Array<QuotedLine>, total_cents: Cents, 
/**
 * VAT by rate.
 */
vat: Array<VatLine>, balance_cents: Cents, 
/**
 * The most credit that fits.
 */
credit_max_cents: Cents, credit_cents: Cents, balance_after_cents: Cents, 
/**
 * *Reste à payer*.
 */
due_cents: Cents, };

export type SaleState = "closed" | "announced" | "open" | "ended" | "late" | "begun";

export type ScanFind = { 
/**
 * As typed, 100 characters at most.
 */
text: string, 
/**
 * Other ways to read the same keys, four at most, each as long. The first that names something
 * counts.
 */
variants: Array<string>, };

export type ScanFound = { 
/**
 * Absent when nothing has that code.
 */
named: Scanned | null, };

export type Scanned = { kind: ScannedKind, 
/**
 * Whose it is; absent where it is nobody's.
 */
customer_id: number | null, order_id: number | null, 
/**
 * The place that it is, or is about.
 */
place_id: number | null, 
/**
 * Number of the amendment that gave the place back: its ticket is good for nothing.
 */
voided: string | null, };

export type ScannedKind = "place" | "order" | "customer" | "lot" | "request";

export type SeasonChoices = { 
/**
 * Shows, by title.
 */
shows: Array<ShowRow>, halls: Array<Named>, 
/**
 * VAT rate of a new performance, in basis points.
 */
vat_bp: number, 
/**
 * VAT rates that the house uses, in basis points.
 */
vat_rates_bp: Array<number>, };

export type SeasonCounts = { upcoming: number, on_sale: number, 
/**
 * To come and not for sale now.
 */
waiting: number, 
/**
 * Begun.
 */
past: number, };

export type SeasonList = { scope: SeasonScope, 
/**
 * Words of the show; 100 characters at most.
 */
search: string, 
/**
 * Only of this show.
 */
show_id: number | null, 
/**
 * Where the last page ended.
 */
after: string | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type SeasonPage = { rows: Array<SeasonRow>, 
/**
 * Where the next page starts.
 */
next: string | null, 
/**
 * How many there are of each scope, under the same filters.
 */
counts: SeasonCounts, };

export type SeasonRow = { id: number, starts_at_ms: number, show: string, hall: string, 
/**
 * Another show in the same hall in the same minute, which an import brought.
 */
beside: string | null, 
/**
 * Places sold and not taken back.
 */
sold: number, 
/**
 * Seats left for sale.
 */
free: number, sales: SaleState, 
/**
 * Opens by itself at.
 */
opens_at_ms: number | null, 
/**
 * Closes by itself at.
 */
closes_at_ms: number | null, 
/**
 * It has begun, and is sold to latecomers until then.
 */
late_until_ms: number | null, 
/**
 * The prices of its places together, whatever was paid for them.
 */
revenue_cents: Cents, };

export type SeasonScope = "upcoming" | "on_sale" | "waiting" | "past";

export type SeatAfter = "on_sale" | "free" | "over" | "kept";

export type SeatAt = { performance_id: number, seat_id: number, };

export type SeatHeld = { seat_id: number, row: string, seat: string, category_id: number, 
/**
 * Free seating: the number only counts.
 */
unplaced: boolean, 
/**
 * How many of the free seats come before it, by row and number.
 */
after: number, holder: Holder, };

export type SeatOut = { seat_id: number, row: string, seat: string, category_id: number, 
/**
 * Free seating: the number only counts.
 */
unplaced: boolean, 
/**
 * How many of the free seats and of those in baskets come before it, by row and number.
 */
after: number, out: OutOfSale, };

export type SeatState = "free" | "returned" | "held" | "sold" | "asked" | "withdrawn";

export type SeatTaken = { row: string, seat: string, 
/**
 * Asked back, and not decided yet.
 */
asked: boolean, };

export type SecondSign = { 
/**
 * Who.
 */
operator_id: number, 
/**
 * Their PIN.
 */
pin: Secret, };

export type SecondSigned = { 
/**
 * Who.
 */
operator_id: number, 
/**
 * Name.
 */
name: string, 
/**
 * How long it is good for, in milliseconds.
 */
lasts_ms: number, };

export type Secret = string;

export type SecretStore = "keyring" | "file";

export type SeenGiven = { way: RefundWay, amount_cents: Cents, };

export type SellingRules = { 
/**
 * *Retardataires*: minutes after the start during which the counter still sells; 0 not at all,
 * 240 at most.
 */
late_minutes: number, 
/**
 * *Places gardées*: minutes during which a basket holds its seats after it was last worked on; 2 to 60.
 */
hold_minutes: number, };

export type SellingSettings = { 
/**
 * Rules.
 */
rules: SellingRules, 
/**
 * The most minutes that a house may set.
 */
late_minutes_max: number, 
/**
 * The most minutes that a basket may hold.
 */
hold_minutes_max: number, 
/**
 * Version; 0 before anybody changed them.
 */
version: number, };

export type SendTickets = { id: number, 
/**
 * Address.
 */
recipient: string, 
/**
 * The customer's sheet has it from now on.
 */
keep: boolean, };

export type ServerBackup = { 
/**
 * The line for a terminal that writes the whole database to a file, without a password.
 */
dump: string, 
/**
 * Its journal of writes is archived, so that any moment can be restored.
 */
archives: boolean, 
/**
 * When a part of it was archived last, UTC milliseconds of the server.
 */
archived_at_ms: number | null, 
/**
 * The last try to archive failed.
 */
archiving_fails: boolean, 
/**
 * Servers that follow this one at this moment.
 */
followers: number, };

export type SetAmendments = { 
/**
 * Rules.
 */
rules: AmendmentRules, 
/**
 * The version on the screen.
 */
version: number, };

export type SetHallPlan = { 
/**
 * Name of the hall, 120 characters at most: one that the house has, or a new one.
 */
hall: string, 
/**
 * Categories of the house, by name.
 */
categories: Array<string>, 
/**
 * Levels, from the stage.
 */
levels: Array<DrawnLevel>, };

export type SetHouse = { 
/**
 * Version on the screen.
 */
version: number, house: HouseSettings, };

export type SetLocal = { local: LocalSettings, 
/**
 * Version of the counter on the screen, where its name was typed anew; absent leaves the name.
 */
counter_version: number | null, };

export type SetLocale = { locale: Locale, };

export type SetMail = { 
/**
 * Version on the screen.
 */
version: number, mail: MailSettings, 
/**
 * A new password; absent keeps the one there is. Goes to the keyring, never into the journal.
 */
password: Secret | null, };

export type SetNotices = { 
/**
 * Address, 254 characters at most, or empty.
 */
to: string, 
/**
 * Version on the screen.
 */
version: number, };

export type SetNumbering = { 
/**
 * The numbers on the screen before the change.
 */
before: FirstNumbers, wished: FirstNumbers, };

export type SetPolicy = { scope: PolicyScope, 
/**
 * The show or the performance; 0 for the house.
 */
scope_id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * The version in force on the screen, of whichever scope; absent where nobody says.
 */
seen_policy_id: number | null, 
/**
 * The policy; absent takes an override away.
 */
policy: Policy | null, };

export type SetPrices = { id: number, 
/**
 * Version on the screen.
 */
version: number, 
/**
 * Every cell that has a price; the others have none. 2,000 at most.
 */
prices: Array<GridPrice>, };

export type SetRetention = { 
/**
 * Years; 0 for ever.
 */
years: number, 
/**
 * The version on the screen.
 */
version: number, };

export type SetSales = { id: number, 
/**
 * Version on the screen.
 */
version: number, open: boolean, 
/**
 * Nothing is sold before, on the house's clock.
 */
opens_at: string | null, 
/**
 * Nothing is sold from then on, on the house's clock; four hours after the start at most. Without
 * it the counter sells to latecomers as long as the house does.
 */
closes_at: string | null, };

export type SetSelling = { 
/**
 * Rules.
 */
rules: SellingRules, 
/**
 * The version on the screen.
 */
version: number, };

export type SetSite = { 
/**
 * Version on the screen.
 */
version: number, texts: SiteTexts, };

export type SetSiteLogo = { 
/**
 * Version on the screen.
 */
version: number, 
/**
 * A PNG or JPEG of 64 kB at most, two hexadecimal digits a byte; empty for none.
 */
hex: string, };

export type SetVat = { 
/**
 * Version on the screen.
 */
version: number, vat: VatSettings, };

export type Settings = { house: HouseSettings, mail: MailSettings, 
/**
 * Version of the mail settings, for the next change.
 */
mail_version: number, 
/**
 * A password is kept for the mail server.
 */
mail_password_set: boolean, 
/**
 * Where passwords are kept.
 */
secrets: SecretStore, 
/**
 * This counter has the key by which it signs the journal.
 */
signs: boolean, vat: VatSettings, 
/**
 * Version of the VAT rates, for the next change.
 */
vat_version: number, 
/**
 * VAT rates that the law knows, basis points.
 */
legal_bp: Array<number>, numbering: Numbering, 
/**
 * IANA time zones, those of France first.
 */
time_zones: Array<string>, 
/**
 * This counter.
 */
local: LocalSettings, 
/**
 * Version of this counter, for its next name.
 */
counter_version: number, data_dir: string, 
/**
 * Printers the system knows.
 */
printers: Array<string>, 
/**
 * Version of the house, for the next change.
 */
version: number, };

export type SettleContradiction = { id: number, 
/**
 * `here` or `there`.
 */
choice: ContradictionChoice, 
/**
 * What was done about it, 1 to 500 characters.
 */
word: string, };

export type SettleRefund = { 
/**
 * The refund.
 */
id: number, 
/**
 * The customer that its order had on the screen, who gets what becomes credit.
 */
seen_customer_id: number | null, 
/**
 * How.
 */
by: SettledBy, 
/**
 * Authorisation of the refund, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, };

export type SettledBy = "card" | "again" | "cash" | "credit";

export type SettledRefund = { 
/**
 * The refund.
 */
id: number, 
/**
 * How.
 */
by: SettledBy, 
/**
 * Amount.
 */
amount_cents: Cents, 
/**
 * The lot that it made.
 */
lot_id: number | null, 
/**
 * Its number.
 */
lot: string | null, };

export type Settlement = { choice: ContradictionChoice, 
/**
 * What whoever settled it wrote; may be empty.
 */
word: string, operator: string, at_ms: number, };

export type ShowChoice = { id: number, title: string, };

export type ShowRow = { id: number, title: string, performances: number, version: number, };

export type SignIn = { operator_id: number, 
/**
 * 4 to 8 digits.
 */
pin: Secret, };

export type SignedRow = { 
/**
 * The row that was the last one.
 */
row: number, 
/**
 * The counter that signed, as it is called now.
 */
counter: string, 
/**
 * When, by the house's time.
 */
at_ms: number, };

export type SiteAccess = { 
/**
 * Browsers that are signed in to their mailbox.
 */
open: number, 
/**
 * The last sign-in of those; absent without one.
 */
since_ms: number | null, 
/**
 * When one of them was last seen; absent without one.
 */
seen_at_ms: number | null, };

export type SiteLogo = { 
/**
 * `image/png` or `image/jpeg`; empty without one.
 */
kind: string, 
/**
 * Its bytes, two hexadecimal digits each.
 */
hex: string, };

export type SiteSettings = { texts: SiteTexts, 
/**
 * Version of the texts, for the next change; 0 before anybody changed them.
 */
version: number, 
/**
 * What the law still asks for.
 */
holes: Array<Hole>, 
/**
 * The accent of the program.
 */
accent: string, logo: SiteLogo, 
/**
 * The largest logo, in bytes.
 */
logo_max: number, 
/**
 * Version of the logo, for the next change.
 */
logo_version: number, };

export type SiteTexts = { 
/**
 * `https://billets.theatre.example`, 253 characters at most.
 */
address: string, 
/**
 * Name of the house on the site, 80 characters at most; empty for the house's own.
 */
title: string, 
/**
 * `#7d1d2d`; empty for the program's.
 */
accent: string, 
/**
 * Who publishes it: 400 characters at most.
 */
publisher: string, 
/**
 * Director of publication, 120 characters at most.
 */
director: string, 
/**
 * Name, address and phone of the host, 400 characters at most.
 */
hosting: string, 
/**
 * Licences d'entrepreneur de spectacles, 200 characters at most; empty for the one of the house.
 */
licences: string, 
/**
 * Conditions of sale and use, 30,000 characters at most, as every long text.
 */
terms: string, 
/**
 * Name and address of the mediator, 400 characters at most.
 */
mediator: string, 
/**
 * Address of the mediator's site.
 */
mediator_site: string, privacy: string, accessible: Accessible | null, 
/**
 * What is not accessible, and why; may be empty.
 */
accessibility: string, 
/**
 * Who is told where the site is not accessible: 200 characters at most.
 */
accessibility_contact: string, };

export type Sold = { order_id: number, order_number: string, 
/**
 * Places, in the order of the lines.
 */
place_ids: Array<number>, 
/**
 * Ticket numbers, in the same order.
 */
ticket_numbers: Array<number>, total_cents: Cents, change_cents: Cents, balance_after_cents: Cents | null, payments: Array<PaymentLine>, };

export type SoldOrder = { id: number, number: string, };

export type Standing = "may" | "second_needed" | "supervisor_needed";

export type Statement = { balance_cents: Cents, lots: Array<Lot>, 
/**
 * Movements, oldest first. The last balance is the balance.
 */
movements: Array<Movement>, };

export type StoredAction = Action | { 
/**
 * As it is stored.
 */
unknown: string, };

export type TakeCreditBack = { lot_id: number, 
/**
 * What is left of it on the screen.
 */
expected_cents: Cents, 
/**
 * Why, for the customer to read: 1 to 200 characters.
 */
text: string, };

export type TakeSeats = { performance_id: number, 
/**
 * Seats, 1 to 50.
 */
seat_ids: Array<number>, };

export type TenderKind = "cash" | "card" | "credit";

export type TerminalAnswer = { payment_id: number, 
/**
 * Never that it refunds nothing.
 */
said: TerminalSaid, 
/**
 * Authorisation of this refund, 12 characters at most, may be empty.
 */
card_authorisation: string, };

export type TerminalSaid = "nothing" | "done" | "unknown";

export type Terms = { 
/**
 * Counted up at each change of the text, across the house.
 */
version: number, 
/**
 * French.
 */
fr: string, 
/**
 * English.
 */
en: string, };

export type TermsVersion = { 
/**
 * Their version.
 */
version: number, };

export type TestMail = { mail: MailSettings, 
/**
 * The password; absent uses the one that is kept.
 */
password: Secret | null, 
/**
 * The house's name, as the sender where settings name none.
 */
house: string, to: string, };

export type ThereSays = "cancelled" | "gone" | "moved" | "repriced" | "changed" | "sold" | "requested" | "season" | "customer" | "unpaid" | "scanned" | "numbered";

export type TicketAfter = "valid" | "shut" | "gone";

export type TicketFiles = { 
/**
 * Places, 1 to 50.
 */
place_ids: Array<number>, 
/**
 * Layout; absent means the one that this counter prints.
 */
format: TicketFormat | null, };

export type TicketFormat = "a4" | "thermal" | "thermal_small";

export type ToldList = { 
/**
 * The move.
 */
id: number, 
/**
 * Where the last page ended.
 */
after: number | null, 
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

export type ToldPage = { 
/**
 * Rows, by name.
 */
rows: Array<ToldRow>, 
/**
 * Where the next page starts.
 */
next: number | null, };

export type ToldRow = { 
/**
 * Their mail, or the one that is sent as a letter.
 */
mail_id: number, 
/**
 * Customer.
 */
customer_id: number, 
/**
 * `DUPONT Marie`.
 */
name: string, 
/**
 * Places they had.
 */
places: number, 
/**
 * Address, empty where a letter is sent.
 */
recipient: string, 
/**
 * State of the mail.
 */
state: MailState, 
/**
 * When the letter was made, or the customer was told otherwise.
 */
settled_at_ms: number | null, };

export type Topic = "reprises" | "credits" | "places" | "holds" | "orders" | "season" | "customers" | "mails" | "policies" | "settings" | "counters";

export type TryRefund = { 
/**
 * The refund.
 */
id: number, 
/**
 * What the terminal said.
 */
said: TrySaid, 
/**
 * Authorisation of the try, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, };

export type TrySaid = "failed" | "unknown";

export type TwinSign = "email" | "phone" | "name" | "near_name";

export type UndoMany = { 
/**
 * 1 to 1,000, none twice.
 */
ids: Array<number>, };

export type UndoneMany = { 
/**
 * Those that are to be decided again.
 */
done: Array<Decided>, 
/**
 * Those that stay decided.
 */
left: Array<LeftOut>, };

export type UnknownRefund = { 
/**
 * Id.
 */
id: number, 
/**
 * Number of the amendment.
 */
number: string, 
/**
 * Order.
 */
order_id: number, 
/**
 * Its number.
 */
order_number: string, 
/**
 * Its customer, absent for a passing one.
 */
customer_id: number | null, 
/**
 * Customer, may be empty.
 */
customer_name: string, 
/**
 * Amount.
 */
amount_cents: Cents, 
/**
 * Last digits of the card, may be empty.
 */
card_last4: string, 
/**
 * When.
 */
at_ms: number, 
/**
 * Who.
 */
operator: string, 
/**
 * Counter of the terminal.
 */
counter: string, 
/**
 * How often it was tried again since.
 */
tries: number, };

export type UnprintedSale = { order_id: number, order_number: string, 
/**
 * Customer, may be empty.
 */
customer_name: string, sold_at_ms: number, operator: string, 
/**
 * Places whose ticket waits, or was sent and may have come out; more than 50 may be.
 */
place_ids: Array<number>, 
/**
 * Those of them that were sent to the printer, and of which nobody said whether they came out.
 */
sent_ids: Array<number>, total_cents: Cents, 
/**
 * A ticket was sent to the printer and nobody said whether it came out.
 */
in_doubt: boolean, };

export type VatLine = { 
/**
 * Rate in basis points: 210 is 2,10 %.
 */
rate_bp: number, 
/**
 * *HT*: without VAT.
 */
net: Cents, 
/**
 * *TVA*.
 */
tax: Cents, 
/**
 * *TTC*.
 */
gross: Cents, };

export type VatSettings = { 
/**
 * Rates it uses, basis points, lowest first: 210 is 2,10 %.
 */
rates_bp: Array<number>, 
/**
 * The one a new performance begins with.
 */
default_bp: number, };

export type Verification = { 
/**
 * Rows of the journal read.
 */
rows: number, transfers: number, 
/**
 * Lots past their expiry for more than two days that no row has written off yet. It says that no
 * program of the house was open; nothing was touched.
 */
overdue: number, 
/**
 * Nothing was touched.
 */
ok: boolean, 
/**
 * The first row that was touched.
 */
first_bad_seq: number | null, 
/**
 * What is wrong there: a stable code.
 */
what: string | null, 
/**
 * The account or the row concerned, where the code names one.
 */
detail: string | null, 
/**
 * Signatures of counters that the journal has.
 */
signatures: number, 
/**
 * The last signature that holds: no row up to it was touched since.
 */
holds: SignedRow | null, 
/**
 * The first signature after it that does not hold any more: what is wrong came before it.
 */
breaks: SignedRow | null, 
/**
 * The first row that a later command should have signed: a counter was without its key, or signatures
 * were taken out. It is no fault by itself.
 */
unsigned_from: number | null, indexes: IndexCheck, };

export type Versioned = { id: number, 
/**
 * The version on the screen.
 */
version: number, };

export type VoidQuote = { 
/**
 * Places.
 */
places: Array<GivenPlace>, 
/**
 * Total given back.
 */
total_cents: Cents, 
/**
 * By which tenders.
 */
given: Array<GivenBack>, 
/**
 * The tickets in hand are to be asked for.
 */
ask_ticket: boolean, 
/**
 * Whether whoever asks may.
 */
may: MayAmend, };

export type VoidSale = { 
/**
 * Order.
 */
order_id: number, 
/**
 * 1 to 50 places of it.
 */
place_ids: Array<number>, 
/**
 * Every ticket that was printed is in the hands of whoever types this.
 */
ticket_returned: boolean, 
/**
 * The total on the screen: another one refuses the void before money moves.
 */
expected_total_cents: Cents, 
/**
 * What the terminal said of the parts that go back by card and are not among `terminals`.
 */
terminal: TerminalSaid, 
/**
 * Authorisation of those refunds, 12 characters at most, may be empty.
 */
card_authorisation: string, 
/**
 * What it said of each payment that goes back by card.
 */
terminals: Array<TerminalAnswer>, 
/**
 * Why.
 */
reason: AmendmentReason, 
/**
 * A note for colleagues, 500 characters at most.
 */
note: string, 
/**
 * The supervisor who signed beside, see `second_sign`.
 */
seconded_by: number | null, };

export type WentBack = { 
/**
 * The last row of the journal that this counter was told of.
 */
seen_row: number, 
/**
 * The last row that there is.
 */
found_row: number, 
/**
 * Rows that are missing at least; 0 where the row is there with another hash, so that the books were
 * rewritten.
 */
missing: number, 
/**
 * The last numbers that this counter was told of.
 */
numbers: LastNumbers, };

export type WrittenFile = { 
/**
 * Characters that neither the program nor this machine has a font of, each once: a box stands on
 * the paper for each. Usually empty.
 */
unprintable: string, 
/**
 * Its path on this machine.
 */
path: string, };

export interface Commands {
  app_state: { args: Empty; reply: AppState };
  operators_signin: { args: Empty; reply: Array<OperatorCard> };
  sign_in: { args: SignIn; reply: Operator };
  sign_out: { args: Empty; reply: Empty };
  house_go_on: { args: GoOn; reply: GoneOn };
  house_give_again: { args: GiveAgain; reply: GaveAgain };
  set_locale: { args: SetLocale; reply: Empty };
  founding_start: { args: Empty; reply: FoundingStart };
  founding_check: { args: Founding; reply: FoundingProblems };
  founding_hall: { args: ReadFirstHall; reply: HallPlan };
  house_found: { args: Founding; reply: Operator };
  demo_make: { args: Empty; reply: Empty };
  database_test: { args: DatabaseAddress; reply: DatabaseFound };
  mail_test: { args: TestMail; reply: MailTried };
  house_join: { args: JoinHouse; reply: Empty };
  badges: { args: Empty; reply: Badges };
  reprise_list: { args: RepriseList; reply: ReprisePage };
  reprise_filters: { args: Empty; reply: RepriseFilters };
  reprise_file: { args: ById; reply: RepriseFile };
  reprise_mail_preview: { args: MailPreviewOf; reply: MailPreview };
  reprise_claim: { args: ById; reply: Claimed };
  reprise_release: { args: ById; reply: Empty };
  reprise_accept: { args: Versioned; reply: Decided };
  reprise_weigh: { args: AcceptMany; reply: AcceptancePreview };
  reprise_accept_many: { args: AcceptMany; reply: DecidedMany };
  reprise_refuse: { args: Refuse; reply: Decided };
  reprise_hold: { args: Versioned; reply: Decided };
  reprise_resume: { args: Versioned; reply: Decided };
  reprise_pass: { args: Noted; reply: Decided };
  reprise_undo: { args: ById; reply: Decided };
  reprise_undo_many: { args: UndoMany; reply: UndoneMany };
  reprise_reverse: { args: Noted; reply: Decided };
  reprise_close: { args: CloseReprise; reply: Decided };
  reprise_withdraw: { args: Versioned; reply: Decided };
  reprise_quote: { args: QuotePlaces; reply: RepriseQuote };
  reprise_request: { args: RequestReprise; reply: Requested };
  customer_search: { args: CustomerSearch; reply: CustomerPage };
  customer_sheet: { args: ById; reply: CustomerSheet };
  customer_twins: { args: CustomerFields; reply: CustomerTwins };
  customer_create: { args: NewCustomer; reply: CustomerSheet };
  customer_change: { args: CustomerChange; reply: CustomerSheet };
  customer_sign_out: { args: ById; reply: CustomerSheet };
  customer_closings: { args: Empty; reply: Array<ClosingRow> };
  customer_statement: { args: ById; reply: Statement };
  customer_statement_pdf: { args: ById; reply: WrittenFile };
  customer_export: { args: ById; reply: WrittenFile };
  customer_erase_quote: { args: ById; reply: ErasureQuote };
  customer_erase: { args: EraseCustomer; reply: Erased };
  retention_view: { args: Empty; reply: RetentionSettings };
  retention_set: { args: SetRetention; reply: Empty };
  retention_due: { args: Empty; reply: RetentionDue };
  retention_erase: { args: EraseRetained; reply: RetainedErased };
  credit_quote: { args: QuoteCredit; reply: CreditQuote };
  credit_give: { args: GiveCredit; reply: CreditDone };
  credit_take_back: { args: TakeCreditBack; reply: CreditDone };
  credit_extension_quote: { args: QuoteExtension; reply: ExtensionQuote };
  credit_extend: { args: ExtendCredit; reply: CreditDone };
  order_list: { args: OrderList; reply: OrderPage };
  order_file: { args: ById; reply: OrderFile };
  order_print_all: { args: PrintOrder; reply: OrderPrints };
  order_send_tickets: { args: SendTickets; reply: MailSent };
  order_attach_customer: { args: AttachCustomer; reply: OrderFile };
  order_pay: { args: PayOrder; reply: OrderPaid };
  order_note: { args: NoteOrder; reply: OrderFile };
  scan_find: { args: ScanFind; reply: ScanFound };
  find: { args: Find; reply: Finds };
  performance_list: { args: PerformanceList; reply: Array<PerformanceRow> };
  performance_seats: { args: ById; reply: FreeSeats };
  performance_plan: { args: DrawPerformance; reply: PerformancePlan };
  seats_best: { args: ChooseSeats; reply: ChosenSeats };
  seats_hold: { args: HoldSeats; reply: HeldSeats };
  seats_leave: { args: ById; reply: Empty };
  seats_take_over: { args: TakeSeats; reply: HeldSeats };
  seats_put_out: { args: PutSeatsOut; reply: PutSeatsBack };
  seats_put_back: { args: PutSeatsBack; reply: PutSeatsBack };
  sale_quote: { args: QuoteSale; reply: SaleQuote };
  sale_make: { args: MakeSale; reply: Sold };
  sale_last: { args: Empty; reply: LastSold };
  tickets_unprinted: { args: Empty; reply: Array<UnprintedSale> };
  ticket_pdf: { args: TicketFiles; reply: WrittenFile };
  ticket_print: { args: TicketFiles; reply: Printed };
  ticket_confirm: { args: ConfirmPrint; reply: Empty };
  ticket_reprint: { args: PlaceIds; reply: PlaceIds };
  second_sign: { args: SecondSign; reply: SecondSigned };
  order_money: { args: ById; reply: OrderMoney };
  sale_void_quote: { args: QuoteVoid; reply: VoidQuote };
  sale_void: { args: VoidSale; reply: Amended };
  sale_correct_tender: { args: CorrectTender; reply: Amended };
  sale_exchange_quote: { args: QuoteExchange; reply: ExchangeQuote };
  sale_exchange: { args: ExchangeSale; reply: Exchanged };
  refunds_to_verify: { args: RefundList; reply: RefundPage };
  refund_settle: { args: SettleRefund; reply: SettledRefund };
  refund_try: { args: TryRefund; reply: RefundTried };
  amendment_pdf: { args: ById; reply: WrittenFile };
  receipt_pdf: { args: ById; reply: WrittenFile };
  season_list: { args: SeasonList; reply: SeasonPage };
  season_choices: { args: Empty; reply: SeasonChoices };
  performance_view: { args: ById; reply: PerformanceView };
  show_create: { args: NewShow; reply: ShowRow };
  show_change: { args: ChangeShow; reply: ShowRow };
  performance_create: { args: NewPerformance; reply: PerformanceView };
  performance_copy: { args: CopyPerformance; reply: Copied };
  performance_reschedule_quote: { args: QuoteRescheduling; reply: ReschedulingQuote };
  performance_reschedule: { args: Reschedule; reply: Rescheduled };
  rescheduling_told: { args: ToldList; reply: ToldPage };
  rescheduling_letters_pdf: { args: ById; reply: WrittenFile };
  performance_change: { args: ChangePerformance; reply: PerformanceView };
  prices_set: { args: SetPrices; reply: PerformanceView };
  sales_set: { args: SetSales; reply: PerformanceView };
  hall_list: { args: Empty; reply: Array<HallRow> };
  halls_over: { args: Empty; reply: Array<OverSold> };
  hall_view: { args: ById; reply: HallView };
  hall_read: { args: ReadHall; reply: HallPlan };
  hall_create: { args: NewHall; reply: HallView };
  hall_plan_show: { args: DrawHall; reply: HallDrawn };
  hall_plan_look: { args: SetHallPlan; reply: HallPlanned };
  hall_plan_set: { args: SetHallPlan; reply: HallPlanned };
  hall_look: { args: ChangeHall; reply: Array<OverSold> };
  hall_change: { args: ChangeHall; reply: HallView };
  category_list: { args: Empty; reply: Array<CategoryRow> };
  category_create: { args: NewCategory; reply: Array<CategoryRow> };
  category_change: { args: ChangeCategory; reply: Array<CategoryRow> };
  category_reorder: { args: Reorder; reply: Array<CategoryRow> };
  rate_list: { args: Empty; reply: Array<RateRow> };
  rate_create: { args: NewRate; reply: Array<RateRow> };
  rate_change: { args: ChangeRate; reply: Array<RateRow> };
  rate_reorder: { args: Reorder; reply: Array<RateRow> };
  policy_view: { args: PolicyAt; reply: PolicyView };
  policy_overview: { args: Empty; reply: PolicyOverview };
  policy_set: { args: SetPolicy; reply: PolicyView };
  terms_preview: { args: SetPolicy; reply: Terms };
  terms_read: { args: TermsVersion; reply: Terms };
  mail_list: { args: MailList; reply: MailPage };
  mail_show: { args: ById; reply: MailDetail };
  mail_lines: { args: Empty; reply: MailLines };
  mail_resend: { args: ResendMail; reply: MailDetail };
  mail_resend_failed: { args: Empty; reply: MailCount };
  mail_arrived: { args: ById; reply: MailDetail };
  mail_settle: { args: ById; reply: MailDetail };
  mail_letter_pdf: { args: ById; reply: WrittenFile };
  mail_resume: { args: Empty; reply: MailLines };
  credit_lapses: { args: LapseList; reply: LapsePage };
  journal_list: { args: JournalList; reply: JournalPage };
  journal_verify: { args: Empty; reply: Verification };
  paper_check: { args: PaperSaid; reply: PaperChecked };
  backup_make: { args: Empty; reply: BackupFile };
  backup_list: { args: Empty; reply: BackupList };
  backup_set: { args: BackupSettings; reply: Empty };
  backup_look: { args: BackupNamed; reply: BackupLook };
  restore_allow: { args: RestoreHouse; reply: RestoreAllowed };
  settings_get: { args: Empty; reply: Settings };
  house_set: { args: SetHouse; reply: Empty };
  vat_set: { args: SetVat; reply: Empty };
  amendments_view: { args: Empty; reply: AmendmentSettings };
  amendments_set: { args: SetAmendments; reply: Empty };
  notices_view: { args: Empty; reply: NoticeSettings };
  notices_set: { args: SetNotices; reply: Empty };
  site_settings: { args: Empty; reply: SiteSettings };
  site_settings_set: { args: SetSite; reply: Empty };
  site_logo_set: { args: SetSiteLogo; reply: Empty };
  selling_view: { args: Empty; reply: SellingSettings };
  selling_set: { args: SetSelling; reply: Empty };
  numbering_set: { args: SetNumbering; reply: Empty };
  mail_set: { args: SetMail; reply: Empty };
  local_set: { args: SetLocal; reply: Empty };
  counter_list: { args: Empty; reply: Array<CounterRow> };
  counter_rename: { args: RenameCounter; reply: Empty };
  counter_revoke: { args: Versioned; reply: Empty };
  counter_admit: { args: Versioned; reply: Empty };
  counter_key_begin: { args: Empty; reply: Empty };
  operator_list: { args: Empty; reply: Array<OperatorRow> };
  pin_change: { args: ChangePin; reply: Empty };
  operator_create: { args: NewOperator; reply: OperatorRow };
  operator_change: { args: ChangeOperator; reply: OperatorRow };
  import_file: { args: ImportFiles; reply: ImportReport };
  contradictions: { args: ContradictionList; reply: ContradictionPage };
  contradiction_settle: { args: SettleContradiction; reply: Empty };
  import_progress: { args: Empty; reply: ImportProgress };
  import_cancel: { args: Empty; reply: Empty };
  clock_confirm: { args: ConfirmClock; reply: Empty };
  demo_clock_advance: { args: AdvanceClock; reply: Empty };
}

export type CommandName = keyof Commands;

export const CHANGES: Partial<Record<CommandName, Topic[]>> = {
  sign_in: ["settings"],
  sign_out: ["settings"],
  house_go_on: ["settings"],
  house_give_again: ["reprises","credits","places","orders","customers","mails","season","settings"],
  set_locale: ["settings"],
  house_found: ["settings","season"],
  demo_make: ["settings"],
  house_join: ["settings"],
  reprise_claim: ["reprises"],
  reprise_release: ["reprises"],
  reprise_accept: ["reprises","credits","places","mails"],
  reprise_accept_many: ["reprises","credits","places","mails"],
  reprise_refuse: ["reprises","places","mails"],
  reprise_hold: ["reprises"],
  reprise_resume: ["reprises"],
  reprise_pass: ["reprises"],
  reprise_undo: ["reprises","credits","places","mails"],
  reprise_undo_many: ["reprises","credits","places","mails"],
  reprise_reverse: ["reprises","credits","places","mails"],
  reprise_close: ["reprises","places","mails"],
  reprise_withdraw: ["reprises","places","mails"],
  reprise_request: ["reprises","places","mails"],
  customer_create: ["customers"],
  customer_change: ["customers","mails"],
  customer_sign_out: ["customers"],
  customer_erase: ["customers","credits","orders","places","reprises","mails"],
  retention_set: ["settings"],
  retention_erase: ["customers","orders","places","reprises","mails"],
  credit_give: ["credits","customers","mails"],
  credit_take_back: ["credits","customers","mails"],
  credit_extend: ["credits","customers","mails"],
  order_print_all: ["places","orders"],
  order_send_tickets: ["places","orders","mails","customers"],
  order_attach_customer: ["orders","places","customers","mails"],
  order_pay: ["orders","places","credits","customers"],
  order_note: ["orders"],
  seats_hold: ["holds"],
  seats_leave: ["holds"],
  seats_take_over: ["holds"],
  seats_put_out: ["places","holds"],
  seats_put_back: ["places"],
  sale_make: ["orders","places","credits","customers"],
  ticket_pdf: ["places","orders"],
  ticket_print: ["places"],
  ticket_confirm: ["places"],
  ticket_reprint: ["places"],
  sale_void: ["orders","places","credits","mails"],
  sale_correct_tender: ["orders"],
  sale_exchange: ["orders","places","credits","customers","mails"],
  refund_settle: ["orders","credits"],
  refund_try: ["orders"],
  receipt_pdf: ["orders"],
  show_create: ["season"],
  show_change: ["season"],
  performance_create: ["season"],
  performance_copy: ["season"],
  performance_reschedule: ["season","places","reprises","mails"],
  rescheduling_letters_pdf: ["season","mails"],
  performance_change: ["season","places"],
  prices_set: ["season","places"],
  sales_set: ["season","places"],
  hall_create: ["season"],
  hall_plan_set: ["season","places"],
  hall_change: ["season","places"],
  category_create: ["season"],
  category_change: ["season"],
  category_reorder: ["season"],
  rate_create: ["season"],
  rate_change: ["season"],
  rate_reorder: ["season"],
  policy_set: ["policies"],
  mail_resend: ["mails","customers"],
  mail_resend_failed: ["mails"],
  mail_arrived: ["mails"],
  mail_settle: ["mails"],
  mail_resume: ["mails"],
  backup_make: ["settings"],
  backup_set: ["settings"],
  house_set: ["settings","season"],
  vat_set: ["settings"],
  amendments_set: ["settings"],
  notices_set: ["settings"],
  site_settings_set: ["settings"],
  site_logo_set: ["settings"],
  selling_set: ["settings","season","places"],
  numbering_set: ["settings"],
  mail_set: ["settings","mails"],
  local_set: ["settings","counters"],
  counter_rename: ["counters","settings"],
  counter_revoke: ["counters"],
  counter_admit: ["counters"],
  counter_key_begin: ["settings","counters"],
  pin_change: ["settings"],
  operator_create: ["settings"],
  operator_change: ["settings"],
  import_file: ["season","customers","orders","places","reprises","credits"],
  contradiction_settle: ["orders"],
  clock_confirm: ["settings","reprises","places","mails"],
  demo_clock_advance: ["settings","reprises","places","mails"],
};

export const LIMITS = {
  places: 50,
  requests: 1000,
  page: 200,
  card_digits: 4,
  authorisation: 12,
  pin_shortest: 4,
  pin_longest: 8,
  price_cents: 1000000,
  validity_days: 3660,
  grace_days: 365,
} as const;

export interface ActionWords {
  readonly deed: string;
  readonly fields: string | null;
  readonly history: string | null;
}

export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  'reprise.requested': { deed: 'deed-reprise-requested', fields: null, history: 'history-reprise-requested' },
  'reprise.held': { deed: 'deed-reprise-held', fields: null, history: 'history-reprise-held' },
  'reprise.resumed': { deed: 'deed-reprise-resumed', fields: null, history: 'history-reprise-resumed' },
  'reprise.passed': { deed: 'deed-reprise-passed', fields: null, history: 'history-reprise-passed' },
  'reprise.accepted': { deed: 'deed-reprise-accepted', fields: null, history: 'history-reprise-accepted' },
  'reprise.refused': { deed: 'deed-reprise-refused', fields: null, history: 'history-reprise-refused' },
  'reprise.undone': { deed: 'deed-reprise-undone', fields: null, history: 'history-reprise-undone' },
  'reprise.withdrawn': { deed: 'deed-reprise-withdrawn', fields: null, history: 'history-reprise-withdrawn' },
  'reprise.reversed': { deed: 'deed-reprise-reversed', fields: null, history: 'history-reprise-reversed' },
  'reprise.relieved': { deed: 'deed-reprise-relieved', fields: null, history: 'history-reprise-relieved' },
  'reprise.closed': { deed: 'deed-reprise-closed', fields: null, history: 'history-reprise-closed' },
  'sale.made': { deed: 'deed-sale-made', fields: null, history: null },
  'sale.voided': { deed: 'deed-sale-voided', fields: null, history: null },
  'sale.tender_corrected': { deed: 'deed-sale-tender-corrected', fields: null, history: null },
  'sale.exchanged': { deed: 'deed-sale-exchanged', fields: null, history: null },
  'refund.settled': { deed: 'deed-refund-settled', fields: null, history: null },
  'refund.tried': { deed: 'deed-refund-tried', fields: null, history: null },
  'amendment.printed': { deed: 'deed-amendment-printed', fields: null, history: null },
  'ticket.issued': { deed: 'deed-ticket-issued', fields: null, history: null },
  'ticket.sent': { deed: 'deed-ticket-sent', fields: null, history: null },
  'ticket.printed': { deed: 'deed-ticket-printed', fields: null, history: null },
  'ticket.not_printed': { deed: 'deed-ticket-not-printed', fields: null, history: null },
  'ticket.reprinted': { deed: 'deed-ticket-reprinted', fields: null, history: null },
  'ticket.filed': { deed: 'deed-ticket-filed', fields: null, history: null },
  'ticket.mailed': { deed: 'deed-ticket-mailed', fields: null, history: null },
  'receipt.made': { deed: 'deed-receipt-made', fields: null, history: null },
  'receipt.repeated': { deed: 'deed-receipt-repeated', fields: null, history: null },
  'order.handed_over': { deed: 'deed-order-handed-over', fields: null, history: null },
  'order.attached': { deed: 'deed-order-attached', fields: null, history: null },
  'order.corrected': { deed: 'deed-order-corrected', fields: null, history: null },
  'order.paid': { deed: 'deed-order-paid', fields: null, history: null },
  'order.noted': { deed: 'deed-order-noted', fields: null, history: null },
  'credit.opened': { deed: 'deed-credit-opened', fields: null, history: null },
  'credit.lapsed': { deed: 'deed-credit-lapsed', fields: null, history: null },
  'credit.ending_told': { deed: 'deed-credit-ending-told', fields: null, history: null },
  'credit.given': { deed: 'deed-credit-given', fields: null, history: null },
  'credit.taken_back': { deed: 'deed-credit-taken-back', fields: null, history: null },
  'credit.extended': { deed: 'deed-credit-extended', fields: null, history: null },
  'credit.brought_in': { deed: 'deed-credit-brought-in', fields: null, history: null },
  'credit.given_up': { deed: 'deed-credit-given-up', fields: null, history: null },
  'customer.created': { deed: 'deed-customer-created', fields: null, history: null },
  'customer.changed': { deed: 'deed-customer-changed', fields: null, history: null },
  'customer.erased': { deed: 'deed-customer-erased', fields: null, history: null },
  'customer.signed_out': { deed: 'deed-customer-signed-out', fields: null, history: null },
  'customer.closing_asked': { deed: 'deed-customer-closing-asked', fields: null, history: null },
  'customer.closing_dropped': { deed: 'deed-customer-closing-dropped', fields: null, history: null },
  'policy.set': { deed: 'deed-policy-set', fields: 'deed-policy-set-fields', history: null },
  'hall.created': { deed: 'deed-hall-created', fields: null, history: null },
  'hall.changed': { deed: 'deed-hall-changed', fields: null, history: null },
  'hall.planned': { deed: 'deed-hall-planned', fields: null, history: null },
  'seats.taken_over': { deed: 'deed-seats-taken-over', fields: null, history: null },
  'seats.put_out': { deed: 'deed-seats-put-out', fields: null, history: null },
  'seats.put_back': { deed: 'deed-seats-put-back', fields: null, history: null },
  'category.created': { deed: 'deed-category-created', fields: null, history: null },
  'category.changed': { deed: 'deed-category-changed', fields: null, history: null },
  'category.retired': { deed: 'deed-category-retired', fields: null, history: null },
  'category.offered': { deed: 'deed-category-offered', fields: null, history: null },
  'category.reordered': { deed: 'deed-category-reordered', fields: null, history: null },
  'rate.created': { deed: 'deed-rate-created', fields: null, history: null },
  'rate.changed': { deed: 'deed-rate-changed', fields: null, history: null },
  'rate.retired': { deed: 'deed-rate-retired', fields: null, history: null },
  'rate.offered': { deed: 'deed-rate-offered', fields: null, history: null },
  'rate.reordered': { deed: 'deed-rate-reordered', fields: null, history: null },
  'show.created': { deed: 'deed-show-created', fields: null, history: null },
  'show.changed': { deed: 'deed-show-changed', fields: null, history: null },
  'performance.created': { deed: 'deed-performance-created', fields: null, history: null },
  'performance.copied': { deed: 'deed-performance-copied', fields: null, history: null },
  'performance.changed': { deed: 'deed-performance-changed', fields: null, history: null },
  'performance.rescheduled': { deed: 'deed-performance-rescheduled', fields: null, history: null },
  'rescheduling.printed': { deed: 'deed-rescheduling-printed', fields: null, history: null },
  'prices.set': { deed: 'deed-prices-set', fields: null, history: null },
  'sales.opened': { deed: 'deed-sales-opened', fields: null, history: null },
  'sales.closed': { deed: 'deed-sales-closed', fields: null, history: null },
  'sales.dated': { deed: 'deed-sales-dated', fields: null, history: null },
  'mail.sent': { deed: 'deed-mail-sent', fields: null, history: 'history-mail-sent' },
  'mail.failed': { deed: 'deed-mail-failed', fields: null, history: 'history-mail-failed' },
  'mail.in_doubt': { deed: 'deed-mail-in-doubt', fields: null, history: 'history-mail-in-doubt' },
  'mail.resent': { deed: 'deed-mail-resent', fields: null, history: null },
  'mail.arrived': { deed: 'deed-mail-arrived', fields: null, history: null },
  'mail.settled': { deed: 'deed-mail-settled', fields: null, history: null },
  'mail.all_resent': { deed: 'deed-mail-all-resent', fields: null, history: null },
  'mail.paused': { deed: 'deed-mail-paused', fields: null, history: null },
  'mail.resumed': { deed: 'deed-mail-resumed', fields: null, history: null },
  'import.applied': { deed: 'deed-import-applied', fields: null, history: null },
  'contradiction.settled': { deed: 'deed-contradiction-settled', fields: null, history: null },
  'counter.registered': { deed: 'deed-counter-registered', fields: null, history: null },
  'counter.key': { deed: 'deed-counter-key', fields: null, history: null },
  'counter.renamed': { deed: 'deed-counter-renamed', fields: null, history: null },
  'counter.revoked': { deed: 'deed-counter-revoked', fields: null, history: null },
  'counter.admitted': { deed: 'deed-counter-admitted', fields: null, history: null },
  'house.created': { deed: 'deed-house-created', fields: null, history: null },
  'house.changed': { deed: 'deed-house-changed', fields: 'deed-house-changed-fields', history: null },
  'house.reopened': { deed: 'deed-house-reopened', fields: null, history: null },
  'house.went_back': { deed: 'deed-house-went-back', fields: null, history: null },
  'house.gave_again': { deed: 'deed-house-gave-again', fields: null, history: null },
  'house.restored': { deed: 'deed-house-restored', fields: null, history: null },
  'clock.advanced': { deed: 'deed-clock-advanced', fields: null, history: null },
  'clock.back': { deed: 'deed-clock-back', fields: null, history: null },
  'clock.leapt': { deed: 'deed-clock-leapt', fields: null, history: null },
  'clock.confirmed': { deed: 'deed-clock-confirmed', fields: null, history: null },
  'settings.mail': { deed: 'deed-settings-mail', fields: 'deed-settings-mail-fields', history: null },
  'settings.vat': { deed: 'deed-settings-vat', fields: 'deed-settings-vat-fields', history: null },
  'settings.numbering': { deed: 'deed-settings-numbering', fields: 'deed-settings-numbering-fields', history: null },
  'settings.amendments': { deed: 'deed-settings-amendments', fields: 'deed-settings-amendments-fields', history: null },
  'settings.selling': { deed: 'deed-settings-selling', fields: 'deed-settings-selling-fields', history: null },
  'settings.retention': { deed: 'deed-settings-retention', fields: 'deed-settings-retention-fields', history: null },
  'settings.site': { deed: 'deed-settings-site', fields: 'deed-settings-site-fields', history: null },
  'settings.notices': { deed: 'deed-settings-notices', fields: 'deed-settings-notices-fields', history: null },
  'operator.created': { deed: 'deed-operator-created', fields: null, history: null },
  'operator.changed': { deed: 'deed-operator-changed', fields: 'deed-operator-changed-fields', history: null },
  'operator.pin_changed': { deed: 'deed-operator-pin-changed', fields: null, history: null },
  'operator.signed_in': { deed: 'deed-operator-signed-in', fields: null, history: null },
  'operator.pin_refused': { deed: 'deed-operator-pin-refused', fields: null, history: null },
};
