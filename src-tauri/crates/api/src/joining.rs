//! Working at a house that others share: its server is tried, then kept as this counter's.

use std::fmt::Write as _;
use std::path::Path;

use contract::args::Empty;
use contract::founding::{DatabaseAddress, DatabaseFound, DatabaseOutcome, JoinHouse};
use contract::settings::LocalSettings;
use office::{Code, OfficeError, page};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::counter_file::{self, LocalFile};
use runtime::place::secrets;
use store::StoreError;
use store::locked;

use crate::desk::Api;

pub(crate) fn database_test(
    _: &Api,
    _: &Call<'_>,
    args: &DatabaseAddress,
) -> Result<DatabaseFound, ApiError> {
    Ok(look_at(args))
}

/// Looks at a server, changing nothing there; what went wrong is an answer, not an error.
pub(crate) fn look_at(address: &DatabaseAddress) -> DatabaseFound {
    let found =
        |outcome, said: String| DatabaseFound { outcome, house: None, counters: Vec::new(), said };
    let Ok((url, password)) = url(address) else {
        return found(DatabaseOutcome::Malformed, String::new());
    };
    match store::look_at_server(&counter_file::with_password(&url, &password)) {
        Ok(there) if there.schema > store::schema_version() => {
            found(DatabaseOutcome::Newer, String::new())
        }
        Ok(there) if there.schema == 0 && there.tables > 0 => {
            found(DatabaseOutcome::Foreign, String::new())
        }
        Ok(there) => DatabaseFound {
            outcome: match there.house {
                Some(_) => DatabaseOutcome::House,
                None => DatabaseOutcome::Empty,
            },
            house: there.house,
            counters: there.counters,
            said: String::new(),
        },
        Err(StoreError::Denied(said)) => found(DatabaseOutcome::Refused, said),
        Err(StoreError::NoDatabase(said)) => found(DatabaseOutcome::NoDatabase, said),
        Err(StoreError::Full(said)) => found(DatabaseOutcome::Full, said),
        Err(other) => found(DatabaseOutcome::Unreachable, other.to_string()),
    }
}

/// Points this counter at a shared house: what opens next opens that one.
///
/// # Errors
/// [`Code::BadField`]; [`Code::DatabaseUnreachable`] and its like when nobody could work there.
pub(crate) fn join(api: &Api, _: &Call<'_>, args: &JoinHouse) -> Result<Empty, ApiError> {
    let mut local = locked(&api.local).clone();
    point(&api.data_dir, &mut local, args)?;
    *locked(&api.local) = local;
    Ok(Empty {})
}

/// Keeps the address of a server where somebody could work.
pub(crate) fn point(
    data_dir: &Path,
    local: &mut LocalFile,
    join: &JoinHouse,
) -> Result<(), ApiError> {
    let counter = page::required("counter", &join.counter, 60)?.to_owned();
    let (database_url, password) = url(&join.address)?;
    let there = look_at(&join.address);
    match there.outcome {
        DatabaseOutcome::House | DatabaseOutcome::Empty => {}
        DatabaseOutcome::Refused => return Err(refused(Code::DatabaseRefused, there.said)),
        _ => return Err(refused(Code::DatabaseUnreachable, there.said)),
    }
    secrets::set(data_dir, secrets::DATABASE, &password)?;
    let settings = LocalSettings { counter, database_url, ..local.settings.clone() };
    let pointed = LocalFile { settings, ..LocalFile::default() };
    pointed.save(data_dir)?;
    *local = pointed;
    Ok(())
}

fn refused(code: Code, detail: String) -> ApiError {
    OfficeError::new(code).with("detail", detail).into()
}

/// The address without its password, and the password, both as an address writes them.
fn url(address: &DatabaseAddress) -> Result<(String, String), OfficeError> {
    let host = page::required("host", &address.host, 253)?;
    let database = page::required("database", &address.database, 63)?;
    let user = page::required("user", &address.user, 63)?;
    let host_like = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    if !host.chars().all(host_like) {
        return Err(OfficeError::bad_field("host"));
    }
    if !(1..=65_535).contains(&address.port) {
        return Err(OfficeError::bad_field("port"));
    }
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let (user, database) = (escaped(user), escaped(database));
    let url = format!("postgres://{user}@{host}:{}/{database}", address.port);
    Ok((url, escaped(counter_file::password_of(&address.password)?)))
}

/// Letters, digits and `-._~` as they are, every other byte as `%41`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(host: &str, password: &str) -> DatabaseAddress {
        DatabaseAddress {
            host: host.to_owned(),
            port: 5432,
            database: "théâtre".to_owned(),
            user: "guichet 2".to_owned(),
            password: password.into(),
        }
    }

    #[test]
    fn an_address_carries_any_name_and_any_password() {
        let (bare, password) = url(&address("db.example", "p@ss:/w%rd")).unwrap();
        assert_eq!(bare, "postgres://guichet%202@db.example:5432/th%C3%A9%C3%A2tre");
        assert_eq!(password, "p%40ss%3A%2Fw%25rd");
        let (v6, _) = url(&address("::1", "x")).unwrap();
        assert_eq!(v6, "postgres://guichet%202@[::1]:5432/th%C3%A9%C3%A2tre");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for host in ["", "db example", "db/other", "a@b"] {
            assert!(url(&address(host, "x")).is_err(), "{host}");
        }
        assert!(url(&address("db", "two\nlines")).is_err());
        assert!(url(&DatabaseAddress { port: 0, ..address("db", "x") }).is_err());
    }
}
