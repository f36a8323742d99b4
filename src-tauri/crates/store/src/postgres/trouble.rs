//! Why a server cannot be worked at, in as many kinds as somebody who sets a counter up can act on.

use std::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use rustls::CertificateError as Bad;

use crate::StoreError;
use crate::error::cause;

/// Longest wait for the one byte that tells PostgreSQL from something else.
const PROBE: Duration = Duration::from_secs(2);
/// What a client asks first that wants TLS; only PostgreSQL answers `S` or `N`.
const WANTS_TLS: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];
/// The oldest server that has all that a house asks for.
const NEEDED: i32 = 15;

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

impl Trouble {
    /// Of something that is named by itself: a file, a part of an address.
    pub(super) fn of(why: Why, named: &str, said: &str) -> StoreError {
        Self {
            why,
            host: named.to_owned(),
            user: String::new(),
            database: String::new(),
            said: said.to_owned(),
        }
        .into()
    }
}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        Self::Server(Box::new(trouble))
    }
}

/// Why a call to `host` failed.
pub(super) fn of_call(e: &::postgres::Error, host: &str, port: u16) -> (Why, String) {
    let said = cause(e);
    if let Some(db) = e.as_db_error() {
        return (of_code(db.code().code(), db.message()), db.message().to_owned());
    }
    let source = e.source();
    if let Some(bad) = source.and_then(untrusted) {
        return (bad, said);
    }
    let io = source.and_then(|source| source.downcast_ref::<std::io::Error>());
    let why = match io.map(std::io::Error::kind) {
        _ if said.contains("password missing") => Why::NoPassword,
        _ if said.contains("does not support TLS") => match speaks(host, port) {
            Some(true) => Why::NoTls,
            _ => Why::NotPostgres,
        },
        _ if said.contains("lookup address") => Why::NameUnknown,
        _ if said.contains("does not allow writes") => Why::ReadOnly,
        Some(ErrorKind::ConnectionRefused) => Why::PortClosed,
        Some(ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable) => {
            Why::NoAnswer
        }
        Some(_) => of_cut(host, port),
        None if said.contains("timed out") || said.contains("timeout") => Why::NoAnswer,
        None => of_cut(host, port),
    };
    (why, said)
}

/// What was cut, or said what nobody understands: PostgreSQL, or something else.
fn of_cut(host: &str, port: u16) -> Why {
    match speaks(host, port) {
        Some(true) => Why::Cut,
        Some(false) => Why::NotPostgres,
        None => Why::Cut,
    }
}

fn of_code(code: &str, said: &str) -> Why {
    match code {
        "28P01" => Why::Password,
        "28000" if said.contains("pg_hba.conf") => Why::NotListed,
        "3D000" => Why::NoDatabase,
        "53300" => Why::Full,
        "57P03" | "57P01" | "57P02" => Why::Starting,
        "25006" => Why::ReadOnly,
        // A database that this user may not connect to is said with this code too.
        "42501" => Why::NoRight,
        _ if code.starts_with("28") => Why::NoLogin,
        _ => Why::Cut,
    }
}

/// What TLS refuses in the certificate.
fn untrusted(source: &(dyn Error + 'static)) -> Option<Why> {
    let inner = source.downcast_ref::<std::io::Error>()?.get_ref()?;
    match inner.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(bad) => Some(match bad {
            Bad::UnknownIssuer | Bad::BadSignature => Why::AuthorityUnknown,
            Bad::Expired | Bad::ExpiredContext { .. } => Why::Expired,
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => Why::NotYet,
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => Why::OtherName,
            _ => Why::Certificate,
        }),
        _ => Some(Why::Certificate),
    }
}

/// Whether what listens there speaks PostgreSQL; none where it does not take the call, or says nothing.
fn speaks(host: &str, port: u16) -> Option<bool> {
    let address = (host, port).to_socket_addrs().ok()?.next()?;
    let mut line = TcpStream::connect_timeout(&address, PROBE).ok()?;
    line.set_read_timeout(Some(PROBE)).ok()?;
    line.set_write_timeout(Some(PROBE)).ok()?;
    line.write_all(&WANTS_TLS).ok()?;
    let mut answer = [0];
    match line.read(&mut answer) {
        Ok(1) => Some(matches!(answer[0], b'S' | b'N' | b'E')),
        Ok(_) => Some(false),
        Err(e) if e.kind() == ErrorKind::ConnectionReset => Some(false),
        Err(_) => None,
    }
}

/// Whether a server will do, by what it says of its version: `150004`.
pub(super) fn is_too_old(version: &str) -> bool {
    version.parse::<i32>().is_ok_and(|version| version / 10_000 < NEEDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_of_before_15_will_not_do() {
        assert!(is_too_old("140011") && is_too_old("90624"));
        assert!(!is_too_old("150004") && !is_too_old("180001"));
    }
}
