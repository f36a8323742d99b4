//! Errors of the use cases: a refusal with a typed code, or what the store says.

use contract::code::Code;
use contract::refusal::Refusal;
use contract::sentence::Fact;
use store::{Lacking, StoreError, Trouble, Why};

/// An error of a use case.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Refused, nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OfficeError {
    /// A refusal without facts.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self::Refused(Refusal::new(code))
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(self, name: &str, fact: impl Into<Fact>) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(refusal.with(name, fact)),
            Self::Store(_) => self,
        }
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

    /// The same, saying what is wrong with it: the word behind `why-` in the locales.
    #[must_use]
    pub fn wrong_field(field: &str, why: &str) -> Self {
        Self::bad_field(field).with("why", why)
    }

    /// A fault of the program.
    #[must_use]
    pub fn internal(detail: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal).with("detail", detail.to_string())
    }

    /// Whether it is a refusal of this code.
    #[must_use]
    pub fn is(&self, code: Code) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.code == code)
    }

    /// The refusal. An error of the store becomes a code.
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
            // The terminal's sentence asks for it.
            StoreError::Unreachable(_) | StoreError::NoDatabase(_) | StoreError::ReadOnly(_) => {
                Self::new(Code::DatabaseUnreachable).with("why", "line")
            }
            StoreError::Full(_) => Self::new(Code::DatabaseUnreachable).with("why", "line"),
            StoreError::ServerFull(_) => Self::new(Code::ServerFull).with("host", "PostgreSQL"),
            StoreError::ServerTrouble(_) => {
                Self::new(Code::ServerTrouble).with("host", "PostgreSQL")
            }
            StoreError::Denied(_) => Self::new(Code::DatabaseRefused).with("why", "other"),
            StoreError::Lacking(lacking) => lacks(*lacking),
            StoreError::Older { found, known } => {
                Self::new(Code::OlderSchema).with("found", found).with("known", known)
            }
            StoreError::SiteLogin(why) => Self::new(Code::SiteLogin).with("why", why),
            StoreError::NotPrivate(host) => {
                Self::new(Code::DatabaseNotPrivate).with("host", host).with("why", "plain")
            }
            StoreError::Server(trouble) => of_server(*trouble),
            StoreError::Busy => Self::new(Code::DatabaseBusy),
            StoreError::Held(counter) => Self::new(Code::HouseHeld).with("counter", counter),
            StoreError::Damaged(_) => Self::new(Code::DatabaseDamaged),
            StoreError::CopyMismatch(table) => Self::new(Code::CopyDiffers).with("table", table),
            StoreError::Io(_) => Self::new(Code::DiskFailed),
            StoreError::Forbidden(_) => Self::new(Code::NotPermitted).with("why", "other"),
            StoreError::NotOurs { path, owner, user } => Self::new(Code::NotPermitted)
                .with("why", if owner == user { "own" } else { "owner" })
                .with("path", path)
                .with("owner", owner)
                .with("user", user),
            StoreError::NoSpace(_) => Self::new(Code::NoSpace).with("wanted_mb", 0),
            StoreError::TooSmall { wanted_mb, free_mb } => {
                Self::new(Code::NoSpace).with("wanted_mb", wanted_mb).with("free_mb", free_mb)
            }
            StoreError::OnNetwork { path, kind } => {
                Self::new(Code::NetworkFolder).with("path", path).with("kind", kind)
            }
            StoreError::Replaced(path) => Self::new(Code::DatabaseReplaced).with("path", path),
            StoreError::InDoubt(_) => Self::new(Code::DiskInDoubt),
            StoreError::Unsupported(what) => Self::new(Code::NotOnThisEngine).with("what", what),
            StoreError::SetUp { path, line, why } => Self::new(Code::SetUpFile)
                .with("path", path)
                .with("line", i64::try_from(line).unwrap_or_default())
                .with("why", why),
            StoreError::Secret { path, why } => {
                Self::new(Code::SecretFile).with("path", path).with("why", why)
            }
            StoreError::Constraint(_)
            | StoreError::Shape(_)
            | StoreError::Text { .. }
            | StoreError::Engine(_) => Self::new(Code::Internal),
        };
        refused.with("detail", detail).into_refusal()
    }
}

/// Which right a login lacks, and what gives it.
fn lacks(lacking: Lacking) -> OfficeError {
    let why = if lacking.right.is_empty() { "role" } else { "right" };
    OfficeError::new(Code::RightMissing)
        .with("why", why)
        .with("user", lacking.user)
        .with("right", lacking.right)
        .with("on", lacking.on)
        .with("others", lacking.others)
        .with("role", lacking.role)
        .with("run", lacking.run)
}

/// Why a server cannot be worked at, by what a person does about it.
fn of_server(trouble: Trouble) -> OfficeError {
    let code = match trouble.why {
        Why::Address | Why::Option | Why::Target => Code::DatabaseAddress,
        Why::NoTls => Code::DatabaseNotPrivate,
        Why::AuthorityUnknown
        | Why::Expired
        | Why::NotYet
        | Why::OtherName
        | Why::Certificate
        | Why::AuthorityMissing
        | Why::AuthorityNotPem
        | Why::AuthorityIsKey => Code::DatabaseCertificate,
        Why::Password | Why::NoPassword | Why::NotListed | Why::NoLogin | Why::NoRight => {
            Code::DatabaseRefused
        }
        Why::NoDatabase => Code::DatabaseMissing,
        Why::TooOld => Code::DatabaseTooOld,
        Why::DiskFull => Code::ServerFull,
        Why::Trouble => Code::ServerTrouble,
        Why::NameUnknown
        | Why::NoAnswer
        | Why::PortClosed
        | Why::Silent
        | Why::NotPostgres
        | Why::Starting
        | Why::Full
        | Why::ReadOnly
        | Why::Cut => Code::DatabaseUnreachable,
    };
    OfficeError::new(code)
        .with("why", trouble.why.key())
        .with("host", trouble.host)
        .with("user", trouble.user)
        .with("database", trouble.database)
}
