//! What a server says of itself, and why it cannot be worked at, in as many kinds as somebody who sets a counter up can
//! act on.

/// Why a server cannot be worked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The address cannot be read.
    Address,
    /// An option of the address that the program does not know.
    Option,
    /// A `target_session_attrs` that there is not.
    Target,
    /// No machine has this name.
    NameUnknown,
    /// The machine does not answer.
    NoAnswer,
    /// Nothing listens on the port.
    PortClosed,
    /// Something takes the call and says nothing.
    Silent,
    /// What answers is no PostgreSQL.
    NotPostgres,
    /// The server starts or stops.
    Starting,
    /// The server takes no more lines.
    Full,
    /// The server only reads: it follows another.
    ReadOnly,
    /// The line was cut.
    Cut,
    /// The server's disk is full.
    DiskFull,
    /// The server lacks memory or another resource, or its disk fails.
    Trouble,
    /// The server offers no TLS.
    NoTls,
    /// Nobody whom this counter trusts signed the certificate.
    AuthorityUnknown,
    /// The certificate is past its last day.
    Expired,
    /// The certificate's first day is to come.
    NotYet,
    /// The certificate is of another host.
    OtherName,
    /// The certificate is no good for another reason.
    Certificate,
    /// The file of the authority is not there.
    AuthorityMissing,
    /// The file of the authority is no certificate.
    AuthorityNotPem,
    /// The file of the authority is a private key.
    AuthorityIsKey,
    /// The server does not know this user, or the password is another.
    Password,
    /// The server asks for a password, and none was given.
    NoPassword,
    /// No line of `pg_hba.conf` lets this machine in.
    NotListed,
    /// The user may not sign in.
    NoLogin,
    /// The server has no such database.
    NoDatabase,
    /// The user may not read the house.
    NoRight,
    /// The server is older than the oldest that will do.
    TooOld,
}

impl Why {
    /// As it is told.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Option => "option",
            Self::Target => "target",
            Self::NameUnknown => "name_unknown",
            Self::NoAnswer => "no_answer",
            Self::PortClosed => "port_closed",
            Self::Silent => "silent",
            Self::NotPostgres => "not_postgres",
            Self::Starting => "starting",
            Self::Full => "full",
            Self::ReadOnly => "read_only",
            Self::Cut => "cut",
            Self::DiskFull => "disk_full",
            Self::Trouble => "trouble",
            Self::NoTls => "no_tls",
            Self::AuthorityUnknown => "authority_unknown",
            Self::Expired => "expired",
            Self::NotYet => "not_yet",
            Self::OtherName => "other_name",
            Self::Certificate => "certificate",
            Self::AuthorityMissing => "authority_missing",
            Self::AuthorityNotPem => "authority_not_pem",
            Self::AuthorityIsKey => "authority_is_key",
            Self::Password => "password",
            Self::NoPassword => "no_password",
            Self::NotListed => "not_listed",
            Self::NoLogin => "no_login",
            Self::NoDatabase => "no_database",
            Self::NoRight => "no_right",
            Self::TooOld => "too_old",
        }
    }

    /// Whether another try may go through without anybody's doing.
    #[must_use]
    pub const fn is_away(self) -> bool {
        matches!(
            self,
            Self::NameUnknown
                | Self::NoAnswer
                | Self::PortClosed
                | Self::Silent
                | Self::Starting
                | Self::ReadOnly
                | Self::Cut
        )
    }
}

/// A server that cannot be worked at: which, as whom, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{host}: {}: {said}", why.key())]
pub struct Trouble {
    /// Why.
    pub why: Why,
    /// The host with its port, or the file, or the part of the address that is meant.
    pub host: String,
    /// The user.
    pub user: String,
    /// The database.
    pub database: String,
    /// What the server, the system or TLS said.
    pub said: String,
}

/// What a server says of its own backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Archive {
    /// What is written is archived, so that any moment can be restored.
    pub is_on: bool,
    /// When something was archived last, UTC milliseconds of the server.
    pub last_ms: Option<i64>,
    /// The last try failed.
    pub fails: bool,
    /// Servers that follow this one at this moment.
    pub followers: i64,
}

/// What a server says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerSays {
    /// Until when its certificate is good, UTC milliseconds; none of a line in the clear.
    pub certificate_until_ms: Option<i64>,
    /// Its own backups.
    pub archive: Archive,
}

/// A right that the login of a program lacks in the database of a house.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{user} lacks {right} on {on}")]
pub struct Lacking {
    /// The login.
    pub user: String,
    /// The privilege, with its columns: `UPDATE (state)`. Empty where the login is not in the role at all.
    pub right: String,
    /// The table, or the function or schema with that word before it.
    pub on: String,
    /// How many other rights it lacks.
    pub others: i64,
    /// The role that has them all.
    pub role: &'static str,
    /// What whoever administers the database runs.
    pub run: String,
}
