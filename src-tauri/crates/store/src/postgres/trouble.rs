//! Which kind of trouble a server is in, by what it, the system or TLS says.

use std::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use rustls::CertificateError as Bad;

use crate::error::{StoreError, cause};
use crate::server::{Trouble, Why};

/// Longest wait for the one byte that tells PostgreSQL from something else.
const PROBE: Duration = Duration::from_secs(2);
/// What a client asks first that wants TLS; only PostgreSQL answers `S` or `N`.
const WANTS_TLS: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];
/// The oldest server that has all that a house asks for.
const NEEDED: i32 = 15;

/// Of something that is named by itself: a file, a part of an address.
pub(super) fn of(why: Why, named: &str, said: &str) -> StoreError {
    Trouble {
        why,
        host: named.to_owned(),
        user: String::new(),
        database: String::new(),
        said: said.to_owned(),
    }
    .into()
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

/// Whether what listens there takes a call and then says nothing for so long. What takes no call is no matter of silence.
pub(super) fn is_silent(host: &str, port: u16, limit: Duration) -> bool {
    let asked = || {
        let address = (host, port).to_socket_addrs().ok()?.next()?;
        let mut line = TcpStream::connect_timeout(&address, limit).ok()?;
        line.set_read_timeout(Some(limit)).ok()?;
        line.set_write_timeout(Some(limit)).ok()?;
        line.write_all(&WANTS_TLS).ok()?;
        line.read(&mut [0]).err()
    };
    matches!(asked().map(|e| e.kind()), Some(ErrorKind::WouldBlock | ErrorKind::TimedOut))
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
        // A proxy that has no server just now hangs up.
        Ok(_) | Err(_) => None,
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
