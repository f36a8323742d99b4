//! Refusals with a typed code; the sentence is in `errors.ftl`.

use std::collections::BTreeMap;

use store::StoreError;

use crate::wire::Fact;

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
    /// No command of that name: `name`.
    UnknownCommand,
    /// The same command id came with other arguments.
    CommandReused,
    /// Nobody is signed in.
    NotSignedIn,
    /// The session ended for want of keys.
    SessionExpired,
    /// The role does not allow it.
    NotAllowed,
    /// The name or the PIN is wrong; never which.
    WrongSignIn,
    /// Too many wrong PINs: `seconds` to wait.
    SignInThrottled,
    /// There is no such thing: `what`.
    NotFound,
    /// It changed since it was shown: `state`, `operator`, `at_ms`.
    Stale,
    /// Someone else changed these settings since they were shown.
    SettingsChanged,
    /// The request is decided: `state`, `operator`, `at_ms`.
    AlreadyDecided,
    /// Another operator has it open: `operator`.
    ClaimedByOther,
    /// The proposer cannot sign as well.
    OwnProposal,
    /// Only a supervisor can: `reason`.
    NeedsSupervisor,
    /// The time to undo is over, or the mail left.
    TooLateToUndo,
    /// Credit of the lot was spent: `lot`, `spent_cents`.
    LotSpent,
    /// The seat was sold again: `row`, `seat`, `order`.
    SeatSold,
    /// The reason is not in the policy in force.
    UnknownReason,
    /// A request is open for this place, or it was taken back.
    PlaceNotFree,
    /// The places are of several orders.
    SeveralOrders,
    /// The order has no customer to credit.
    NoCustomer,
    /// The terms changed since they were shown.
    TermsChanged,
    /// The amount changed since it was shown: `shown_cents`, `now_cents`.
    AmountChanged,
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
    /// It was changed by somebody else since it was shown.
    ChangedSince,
    /// Another one has this name: `name`.
    NameTaken,
    /// A line of a hall cannot be read: `line`, `why`, `what`.
    BadHall,
    /// Seats for sale are in the category: `hall`.
    CategoryInUse,
    /// Places of the performance were sold, so its hall is settled.
    HallSettled,
    /// The hall has another performance at this time: `show`, `starts_at_ms`.
    HallTaken,
    /// The start is in the past, or further away than ten years.
    BadStart,
    /// A performance without a price cannot be opened.
    NoGrid,
    /// The policy cannot be: `why`.
    BadPolicy,
    /// The mail cannot be sent again from its state.
    MailNotResendable,
    /// Something is wrong in the files of an import: `count`, and of the first `file`, `line`,
    /// `column` and `problem`.
    ImportRefused,
    /// The store refuses what an import would write: `detail`.
    ImportConflict,
    /// The import was stopped.
    ImportCancelled,
    /// Another import is under way.
    ImportBusy,
    /// There is no house yet.
    NoHouse,
    /// There is a house already.
    HouseExists,
    /// The house is a real one: it is not left like the demo.
    NotADemo,
    /// The house went elsewhere: `to`, `at_ms`, `operator`.
    HouseMoved,
    /// A move was begun and nobody knows whether it arrived: `to`, `at_ms`, `operator`.
    HouseMoving,
    /// Something is where the house should go: `to`.
    TargetTaken,
    /// The copy of the house differs from it: `table`.
    CopyDiffers,
    /// The printer refused: `detail`.
    PrinterFailed,
    /// A copy of the ticket waits, or nobody said whether it came out: `row`, `seat`.
    PrintUnconfirmed,
    /// The ticket has come out; one more is a duplicata: `row`, `seat`.
    TicketPrinted,
    /// Papers or mails could not be made: `detail`.
    DocumentFailed,
    /// Another program has the data folder: `path`.
    DataInUse,
    /// A newer program wrote the house: `found`, `known`.
    NewerSchema,
    /// The database does not answer.
    DatabaseUnreachable,
    /// The server of the database does not know the user or the password: `detail`.
    DatabaseRefused,
    /// The database is busy.
    DatabaseBusy,
    /// The database is damaged: `detail`.
    DatabaseDamaged,
    /// Disk full, read-only, or folder missing: `detail`.
    DiskFailed,
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
    /// A counter does not shut itself out.
    OwnCounter,
    /// Another counter has this name: `name`.
    CounterNameTaken,
    /// The engine does not do that: `what`.
    NotOnThisEngine,
    /// The backup does not verify, or is none: `detail`.
    BadBackup,
    /// The journal does not verify, so nothing is done with it: `seq`.
    ChainBroken,
    /// A fault of the program: `detail`.
    Internal,
}

/// A refusal: the code, and what its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Code.
    pub code: Code,
    /// Named facts for the sentence.
    pub args: BTreeMap<String, Fact>,
}

/// An error of a use case.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Refused, nothing was written.
    #[error("{:?} {:?}", .0.code, .0.args)]
    Refused(Refusal),
    /// From the store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OfficeError {
    /// A refusal without facts.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self::Refused(Refusal { code, args: BTreeMap::new() })
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.args.insert(name.to_owned(), fact.into());
        }
        self
    }

    /// There is no such thing.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound).with("what", what)
    }

    /// A field is empty, too long or malformed.
    #[must_use]
    pub fn bad_field(field: &str) -> Self {
        Self::new(Code::BadField).with("field", field)
    }

    /// A fault of the program.
    #[must_use]
    pub fn internal(detail: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal).with("detail", detail.to_string())
    }

    /// The refusal, with an error of the store put into its code.
    #[must_use]
    pub fn into_refusal(self) -> Refusal {
        let store = match self {
            Self::Refused(refusal) => return refusal,
            Self::Store(e) => e,
        };
        let detail = store.to_string();
        let refused = match store {
            StoreError::InUse(path) => Self::new(Code::DataInUse).with("path", path),
            StoreError::Newer { found, known } => {
                Self::new(Code::NewerSchema).with("found", found).with("known", known)
            }
            StoreError::Unreachable(_) | StoreError::NoDatabase(_) => {
                Self::new(Code::DatabaseUnreachable)
            }
            StoreError::Denied(_) => Self::new(Code::DatabaseRefused),
            StoreError::Older { found, known } => {
                Self::new(Code::OlderSchema).with("found", found).with("known", known)
            }
            StoreError::NotPrivate(host) => Self::new(Code::DatabaseNotPrivate).with("host", host),
            StoreError::Certificate(_) => Self::new(Code::DatabaseCertificate),
            StoreError::Busy => Self::new(Code::DatabaseBusy),
            StoreError::Damaged(_) => Self::new(Code::DatabaseDamaged),
            StoreError::Differs(table) => Self::new(Code::CopyDiffers).with("table", table),
            StoreError::Io(_) => Self::new(Code::DiskFailed),
            StoreError::NotHere(what) => Self::new(Code::NotOnThisEngine).with("what", what),
            StoreError::Constraint(_) | StoreError::Shape(_) | StoreError::Engine(_) => {
                Self::new(Code::Internal)
            }
        };
        refused.with("detail", detail).into_refusal()
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<domain::money::Cents> for Fact {
    fn from(amount: domain::money::Cents) -> Self {
        Self::Number(amount.0)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
