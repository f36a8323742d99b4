//! What can go wrong with a database, in as many kinds as a person can act on.

use crate::server::{Lacking, Trouble};

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program has the data folder open.
    #[error("the data folder {0} is in use by another program")]
    InUse(String),
    /// A newer program wrote this house.
    #[error("the house has schema {found}, this program knows {known}")]
    Newer {
        /// Version found.
        found: i64,
        /// Newest version known here.
        known: i64,
    },
    /// The shared house is older than this program: its owner brings it up to date.
    #[error("the house has schema {found}, this program needs {known}: its owner upgrades it")]
    Older {
        /// Version found.
        found: i64,
        /// Version needed here.
        known: i64,
    },
    /// The site is opened with another login than a site's: whose.
    #[error("the login is not that of a site: {0}")]
    SiteLogin(&'static str),
    /// The address asks for an unencrypted line across a network: the host.
    #[error("the line to {0} would not be private")]
    NotPrivate(String),
    /// The server cannot be worked at: which, and why.
    #[error(transparent)]
    Server(Box<Trouble>),
    /// The server does not answer, or the line to it is cut.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The server, or this line to it, only reads.
    #[error("the database only reads: {0}")]
    ReadOnly(String),
    /// The server has as many lines as it, or this database, or this login, may have.
    #[error("the database takes no more connections: {0}")]
    Full(String),
    /// The disk of the server is full: the words of the server.
    #[error("the disk of the server is full: {0}")]
    ServerFull(String),
    /// The server lacks memory or another resource, or its disk fails: the words of the server.
    #[error("the server is in trouble: {0}")]
    ServerTrouble(String),
    /// The server refuses the user or the password.
    #[error("the server refuses: {0}")]
    Denied(String),
    /// The login lacks a right that the work needs.
    #[error(transparent)]
    Lacking(Box<Lacking>),
    #[error("no such database: {0}")]
    NoDatabase(String),
    /// A constraint refused the write; the name of the constraint, index or trigger.
    #[error("refused by {0}")]
    Constraint(String),
    /// Another writer kept the house too long.
    #[error("the database is busy")]
    Busy,
    /// Another writer keeps the house, and did not let it go in time: its counter.
    #[error("the house is held by {0}")]
    Held(String),
    /// The file is not a database, or is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The disk is read-only, or a folder is missing.
    #[error("{0}")]
    Io(String),
    /// The system lets this program not use a file or a folder.
    #[error("{0}")]
    Forbidden(String),
    /// The same of one whose owner is known; `user` is whom the program works as.
    #[error("{path} is {owner}'s, and {user} may not use it")]
    NotOurs { path: String, owner: String, user: String },
    /// The disk is full, or this person's share of it.
    #[error("{0}")]
    NoSpace(String),
    /// The disk has less room than is needed, megabytes of 2²⁰ bytes: nothing was begun.
    #[error("{wanted_mb} MB are needed on the disk, {free_mb} are free")]
    TooSmall { wanted_mb: i64, free_mb: i64 },
    /// The folder of a house is on a network share: the folder, and which file system.
    #[error("{path} is on a network share ({kind})")]
    OnNetwork { path: String, kind: String },
    /// The disk did not confirm that a transaction is kept: it may be.
    #[error("{0}")]
    InDoubt(String),
    /// The file of the house, or its log, was deleted or replaced while it was open: where all that was
    /// done is kept.
    #[error("the database was replaced under the program; all of it is kept in {0}")]
    Replaced(String),
    /// The set-up of this machine's counters cannot be read: the line, 0 for the whole file, and what is wrong in it.
    #[error("{path}: {line}: {why}")]
    SetUp { path: String, line: usize, why: &'static str },
    /// The file of a secret will not do.
    #[error("{path}: {why}")]
    Secret { path: String, why: &'static str },
    /// A row is not of the shape the program expects.
    #[error("unexpected row: {0}")]
    Shape(String),
    /// A query and its values do not fit together.
    #[error("query {query}: {wrong}")]
    Text {
        /// The query: its file, or how it begins.
        query: String,
        /// What does not fit.
        wrong: String,
    },
    /// A copy differs from the original: the table.
    #[error("the copy of table {0} differs")]
    CopyMismatch(String),
    #[error("{0} is not to be had on this engine")]
    Unsupported(&'static str),
    /// Anything else that an engine says.
    #[error("{0}")]
    Engine(String),
}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        Self::Server(Box::new(trouble))
    }
}

impl StoreError {
    /// Whether the write was refused by the constraint whose name contains `name`.
    #[must_use]
    pub fn is_constraint(&self, name: &str) -> bool {
        matches!(self, Self::Constraint(found) if found.contains(name))
    }
}

impl From<std::io::Error> for StoreError {
    fn from(e: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match e.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                Self::NoSpace(e.to_string())
            }
            Kind::PermissionDenied => Self::Forbidden(e.to_string()),
            _ => Self::Io(e.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        Self::from(&e)
    }
}

impl From<&rusqlite::Error> for StoreError {
    fn from(e: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let text = e.to_string();
        let extended = e.sqlite_error().map(|error| error.extended_code);
        match e.sqlite_error_code() {
            // The index of a log found no room to grow.
            _ if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => Self::NoSpace(text),
            Some(Code::ConstraintViolation) => Self::Constraint(text),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(text),
            Some(Code::DiskFull) => Self::NoSpace(text),
            Some(Code::PermissionDenied) => Self::Forbidden(text),
            Some(Code::ReadOnly | Code::CannotOpen | Code::SystemIoFailure) => Self::Io(text),
            _ => Self::Engine(text),
        }
    }
}

/// What ended a migration, where the engine says so.
impl From<refinery::Error> for StoreError {
    fn from(e: refinery::Error) -> Self {
        let cause = std::error::Error::source(&e);
        let of_file = cause.and_then(|cause| cause.downcast_ref::<rusqlite::Error>());
        let of_server = cause.and_then(|cause| cause.downcast_ref::<::postgres::Error>());
        let told = of_file.map(Self::from).or_else(|| of_server.map(Self::from));
        match told {
            // Which migration it was is in the whole of it.
            None | Some(Self::Engine(_)) => Self::Engine(e.to_string()),
            Some(told) => told,
        }
    }
}

impl From<::postgres::Error> for StoreError {
    fn from(e: ::postgres::Error) -> Self {
        Self::from(&e)
    }
}

impl From<&::postgres::Error> for StoreError {
    fn from(e: &::postgres::Error) -> Self {
        let Some(db) = e.as_db_error() else {
            let source = std::error::Error::source(e);
            let on_the_line =
                e.is_closed() || source.is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
            let text = cause(e);
            // A server that cannot be reached gives no code. The driver's words are all that is
            // known.
            let connecting = text.contains("timed out") || text.contains("timeout");
            return if on_the_line || connecting {
                Self::Unreachable(text)
            } else {
                Self::Engine(text)
            };
        };
        let code = db.code().code();
        match code {
            "P0001" => Self::Constraint(db.message().to_owned()),
            "55P03" | "40P01" | "40001" => Self::Busy,
            "57014" => Self::Busy,
            "XX001" | "XX002" => Self::Damaged(db.message().to_owned()),
            "53100" => Self::ServerFull(db.message().to_owned()),
            "53000" | "53200" | "58030" => Self::ServerTrouble(db.message().to_owned()),
            _ if code.starts_with("23") => Self::Constraint(format!(
                "{} {}",
                db.constraint().unwrap_or_default(),
                db.message()
            )),
            "42501" => Self::Denied(db.message().to_owned()),
            "3D000" => Self::NoDatabase(db.message().to_owned()),
            _ if code.starts_with("28") => Self::Denied(db.message().to_owned()),
            "53300" => Self::Full(db.message().to_owned()),
            "25006" => Self::ReadOnly(db.message().to_owned()),
            // The counter froze in the middle of its work.
            "25P03" => Self::Unreachable(db.message().to_owned()),
            _ if code.starts_with("57P") || code.starts_with("08") => {
                Self::Unreachable(db.message().to_owned())
            }
            _ => Self::Engine(format!("{} ({code})", db.message())),
        }
    }
}

/// The cause behind an error, where it says more.
pub(crate) fn cause(e: &::postgres::Error) -> String {
    std::error::Error::source(e).map_or_else(|| e.to_string(), ToString::to_string)
}
