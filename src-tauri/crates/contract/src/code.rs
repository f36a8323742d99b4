//! Codes of refusals; the sentence for people is in `errors.ftl`.

macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        /// Why a command was refused. A code exists when the window or a script does something
        /// about it; the sentence for people is `error-<code>` in `errors.ftl`.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $($(#[$meta])* $name),* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

codes! {
    /// The arguments are not of the command's shape: `detail`.
    BadArguments,
    /// A field is empty, too long or malformed: `field`, and `why` where more is known.
    BadField,
    /// A text has characters that nobody sees, or that turn the direction of writing: `field`.
    HiddenText,
    /// No command of that name: `name`.
    UnknownCommand,
    /// The same command id came with other arguments.
    CommandReused,
    /// A newer program kept the command of this id: `name`, `found`, `known`.
    NewerCommand,
    NotSignedIn,
    /// The session ended for want of keys.
    SessionExpired,
    /// What is asked wants a sign-in that is five minutes old at most.
    SignInStale,
    /// The role does not allow it.
    NotAllowed,
    /// The name or the PIN is wrong; never which.
    WrongSignIn,
    /// The present PIN is wrong, so that it is not changed.
    WrongPin,
    /// Too many wrong PINs: `seconds` to wait.
    SignInThrottled,
    /// There is no such thing: `what`.
    NotFound,
    /// Nobody of the house has this name: `name`.
    OperatorUnknown,
    /// It changed since it was shown: `state`, `operator`, `at_ms`.
    Stale,
    /// Someone else changed these settings since they were shown.
    SettingsChanged,
    /// Nobody else who may sign in is a supervisor.
    LastSupervisor,
    /// The request is decided: `state`, `operator`, `at_ms`.
    AlreadyDecided,
    /// Another operator has it open: `operator`.
    ClaimedByOther,
    /// The proposer cannot sign as well.
    OwnProposal,
    /// Another system contradicts the request, so that it is decided by itself: `number`, `customer`.
    Contradicted,
    /// It is settled by deciding the request that it speaks of: `number`.
    SettledByRequest,
    /// Only a supervisor can: `reason`.
    NeedsSupervisor,
    /// The time to undo is over, or the mail left.
    TooLateToUndo,
    /// The decision may still be undone, so that no paper tells it: `seconds`.
    MayBeUndone,
    /// Credit of the lot was spent: `lot`, `spent_cents`.
    LotSpent,
    /// Nothing is left on the lot, or it is past its expiry: `lot`.
    LotOver,
    /// The lot was not given by hand, so that it is not taken back: `lot`.
    LotNotGiven,
    /// The seat was sold again: `row`, `seat`, `order`.
    SeatSold,
    /// The seat is in another basket: `row`, `seat`, `counter`, `operator`, `until_ms`.
    SeatHeld,
    /// The seat is out of sale for this performance: `row`, `seat`, `kind`, `reason`.
    SeatOut,
    /// Somebody has the seat, so that it is not put out of sale: `why`, `row`, `seat`, `order`, `operator`, `counter`.
    SeatNotPutOut,
    /// The reason is not in the policy in force.
    UnknownReason,
    /// A request is open for this place, or it was taken back.
    PlaceNotFree,
    /// The performance has begun, its places are no longer asked back: `show`, `starts_at_ms`.
    PerformanceBegun,
    /// The performance starts at another time than the screen showed: `show`, `starts_at_ms`.
    PerformanceMoved,
    SeveralOrders,
    /// The places are of shows with different terms.
    SeveralTerms,
    /// The person was erased: `at_ms`.
    CustomerErased,
    /// Credit of a person who is to be erased lives: `balance_cents`.
    CreditLives,
    /// Requests of a person who is to be erased are open: `count`.
    RequestsOpen,
    /// Card refunds of orders of a person who is to be erased are to be verified: `count`.
    RefundsUnsettled,
    /// The order has no customer to credit.
    NoCustomer,
    TermsChanged,
    /// The amount changed since it was shown: `shown_cents`, `now_cents`.
    AmountChanged,
    /// A place, or the whole order, cannot be put right: `why`, `row`, `seat`.
    NotAmendable,
    /// A supervisor must sign beside: `why`.
    SecondNeeded,
    /// The one who signed beside may not: `why`.
    SecondRefused,
    /// The refund is settled already: `amendment`.
    RefundSettled,
    /// A policy rule is broken, a supervisor must ask: `rule`.
    RuleBroken,
    /// The performance is not on sale, or has begun: `show`, `starts_at_ms`, `why`.
    NotOnSale,
    /// No price for this category and rate.
    NoPrice,
    /// The balance is too small: `balance_cents`.
    NotEnoughCredit,
    /// The credit is more than the total, or negative.
    CreditDoesNotFit,
    /// The tenders leave something to be paid: `missing_cents`.
    PaymentMissing,
    /// More by card than is due: `excess_cents`.
    PaymentTooMuch,
    /// More cash than the law lets the house take: `cash_cents`, `most_cents`.
    CashAboveLaw,
    /// The change would hold a whole note: `change_cents`.
    ChangeTooLarge,
    /// It was changed by somebody else since it was shown.
    ChangedSince,
    /// Another one has this name: `name`.
    NameTaken,
    /// A line of a hall cannot be read: `line`, `why`, `what`.
    BadHall,
    /// A drawing cannot be a hall: `why`, `where`, `what`.
    BadPlan,
    /// Seats for sale are in the category: `hall`.
    CategoryInUse,
    /// Places of the performance were sold, so its hall is settled.
    HallSettled,
    /// The hall has another performance at this time: `show`, `starts_at_ms`.
    HallTaken,
    /// The start is in the past, or further away than ten years.
    BadStart,
    /// The change to summer time leaves this hour out: `field`, `typed`.
    TimeSkipped,
    /// Places are sold, so that another date is a move with its count, its mails and its letters:
    /// `places`.
    PlacesSold,
    /// Every customer of the move has an address by now: there is no letter to make.
    NoLetters,
    /// A performance without a price cannot be opened.
    NoGrid,
    /// The policy cannot be: `why`.
    BadPolicy,
    /// The mail cannot be sent again from its state.
    MailNotResendable,
    /// A ticket of the mail is void, or its order is somebody else's by now.
    TicketsOver,
    /// Something is wrong in the files of an import: `count`, and of the first `file`, `line`,
    /// `column` and `problem`.
    ImportRefused,
    /// The store refuses what an import would write: `detail`.
    ImportConflict,
    ImportCancelled,
    ImportBusy,
    NoHouse,
    HouseExists,
    /// The house is a real one: it is not left like the demo.
    NotADemo,
    /// The house lives in real time: only the demo's clock is moved.
    ClockIsReal,
    /// The clock of this machine is too far ahead to be believed: `by_ms`, `machine_ms`. A supervisor says
    /// whether it is right.
    ClockUnsure,
    /// No house can be at this time: `at_ms`.
    ClockWrong,
    /// The house went elsewhere: `to`, `at_ms`, `operator`.
    HouseMoved,
    /// A move was begun and nobody knows whether it arrived: `to`, `at_ms`, `operator`.
    HouseMoving,
    /// It is a copy of a house that lives on: `to` is where, `at_ms`, `operator`. A restoring opens it.
    HouseIsCopy,
    /// The backup was made in `folder`, and did not get to the second one: `second`, `why`, `detail`.
    SecondBackupFailed,
    /// The backup that comes first was not made, and nothing else was done: `path`, `detail`.
    BackupFailed,
    /// Something is where the house should go: `to`.
    TargetTaken,
    /// The copy of the house differs from it: `table`.
    CopyDiffers,
    /// The printer refused, or did not answer, and may print yet: `why`, `detail`.
    PrinterFailed,
    /// A copy of the ticket waits, or nobody said whether it came out: `row`, `seat`.
    PrintUnconfirmed,
    /// The ticket has come out; one more is a duplicata: `row`, `seat`.
    TicketPrinted,
    /// The order is not paid, so that nothing is made or taken back of it: `order`.
    OrderUnpaid,
    /// The order is cancelled: `order`.
    OrderCancelled,
    /// The order does not wait for its money: `state`.
    OrderNotUnpaid,
    /// No place of the order has a ticket to be made.
    NothingToPrint,
    /// Nothing was paid for the order here, so there is no receipt of it.
    NothingPaidHere,
    /// Something ties the order to the customer it has: `why`.
    CustomerTied,
    /// A customer with this e-mail is there: `name`, `number`.
    CustomerTwin,
    /// Papers or mails could not be made: `detail`.
    DocumentFailed,
    /// Another program has the data folder: `path`.
    DataInUse,
    /// A newer program wrote the house: `found`, `known`.
    NewerSchema,
    /// The database does not answer, or cannot be worked at for now: `why`, and `host` with its port where it is known.
    DatabaseUnreachable,
    /// The server of the database does not let the user in: `why`, `host`, `user`, `database`, `detail`.
    DatabaseRefused,
    /// The login lacks a right in the database: `why`, `user`, `right`, `on`, `others`, `role`; `run` is what gives it.
    RightMissing,
    /// The address of the database cannot be read: `why`, and the part that is meant, `host`.
    DatabaseAddress,
    /// The server has no such database: `host`, `database`.
    DatabaseMissing,
    /// The server is older than a house needs: `host`.
    DatabaseTooOld,
    /// The disk of the database's server is full: `host`, `detail`. A command may be done.
    ServerFull,
    /// The database's server lacks memory or another resource, or its disk fails: `host`, `detail`. A command may be done.
    ServerTrouble,
    /// The database holds something else than a house: `place`.
    DatabaseForeign,
    /// No house is there: `place`.
    NoHouseThere,
    /// The folder works at another house: `path`, `place`.
    FolderTaken,
    /// The house there does not know this counter: `place`.
    CounterUnknown,
    /// A password stands among the arguments, where everyone on the machine sees it.
    PasswordShown,
    /// A command of a terminal does not say who gives it, or with which PIN: `what` is `operator` or `pin`.
    NotGiven,
    /// The file of a password will not do: `path`, `why`.
    SecretFile,
    /// The set-up of this machine's counters cannot be read: `path`, `line`, `why`.
    SetUpFile,
    DatabaseBusy,
    /// Another counter is in the middle of something, and did not end in time: `counter`.
    HouseHeld,
    /// The database is damaged: `detail`.
    DatabaseDamaged,
    /// The file of the database, or its log, was deleted or replaced while the program had it open: all
    /// that was done is kept at `path`.
    DatabaseReplaced,
    /// Disk read-only, or folder missing: `detail`.
    DiskFailed,
    /// The system lets this program not use a file or a folder: `why` is `owner`, `own` or `other`; `path`, whose it is,
    /// `owner`, and whom the program works as, `user`; `detail`.
    NotPermitted,
    /// Root gives a command in the folder of somebody else: `path`, `owner`.
    RunAsOwner,
    /// The disk did not say that the write is kept: `detail`. It may be.
    DiskInDoubt,
    /// A command of a terminal did not end in the `seconds` that it has. It may be done; `id` is
    /// its own. `why` is `command`, or `whole` for what goes through a whole house.
    TookTooLong,
    /// What a terminal reads or writes failed: `detail`. `why` is `command` or `lines` where an answer could not be
    /// written, `id` being that of the last command that is done; `none` where no command of the lines is; `whole` where
    /// another answer could not; `unread` where the lines could not be read.
    StreamFailed,
    /// The disk has less room than is needed: `wanted_mb`, `free_mb`, megabytes of 2²⁰ bytes. 0 is wanted where it
    /// turned out while writing.
    NoSpace,
    /// The folder of a house is on a network share: `path`, and its file system, `kind`.
    NetworkFolder,
    /// A file that is no house's has this name: `path`.
    FileInTheWay,
    /// A whole dump of a database has this name: `path`.
    DumpThere,
    /// The line to the database would not be private: `host`.
    DatabaseNotPrivate,
    /// The database's certificate is not to be trusted, or the file of the authority is no good:
    /// `detail`.
    DatabaseCertificate,
    /// The house is older than the program, and this counter's role may not change it: `found`,
    /// `known`.
    OlderSchema,
    /// This counter is shut out of the house: `counter`, `fingerprint`.
    CounterRevoked,
    /// This counter waits until a supervisor lets it into the house: `counter`.
    CounterWaiting,
    /// This counter works in another folder now: one of the two is a copy. `counter`.
    CounterElsewhere,
    /// Whoever is signed in was given another role or PIN, or may no longer sign in.
    OperatorChanged,
    /// Only the login that owns the database reads all of a house, and moves it.
    OwnerNeeded,
    /// The site of a house that is no demo is opened with a login that may do more than it, or not as much: `why` is `owner`,
    /// `counter` or `nobody`.
    SiteLogin,
    /// A counter does not shut itself out.
    OwnCounter,
    /// Another counter has this name: `name`.
    CounterNameTaken,
    /// The engine does not do that: `what`.
    NotOnThisEngine,
    /// The backup is none, or does not verify: `why` is `absent`, `damaged`, `altered` or `closed`; `detail`.
    BadBackup,
    /// The backup is of another house than the one whose place it would take: `house`, its name.
    OtherHouse,
    /// The journal does not verify, so nothing is done with it: `seq`.
    ChainBroken,
    /// The journal ends before the row that this counter last saw: `row`, `rows`, `missing`.
    HouseWentBack,
    /// The row that this counter last saw has another hash now: `row`, `rows`.
    HouseRewritten,
    /// A row of the journal has another hash than a paper carries: `row`.
    PaperRewritten,
    /// A paper is of a row that the journal does not have: `row`, `rows`, and `missing` at least.
    PaperAhead,
    /// A fault of the program: `detail`.
    Internal,
}
