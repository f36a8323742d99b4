//! Working at a house that others share: its server is tried, then kept as this counter's.

use std::path::Path;

use contract::args::Empty;
use contract::founding::{DatabaseAddress, DatabaseFound, DatabaseOutcome, JoinHouse};
use contract::settings::LocalSettings;
use office::{Code, OfficeError, page};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::address::{escaped, with_option, with_password};
use runtime::place::counter_file::{self, LocalFile, with_own_authority};
use runtime::place::secrets;
use store::{ServerFound, StoreError, locked};

use crate::desk::Api;

/// An authority that is longer is none.
const LONGEST_AUTHORITY: usize = 200_000;
const PEM: &str = "-----BEGIN";
const DASHES: &str = "-----";

pub(crate) fn database_test(
    api: &Api,
    _: &Call<'_>,
    args: &DatabaseAddress,
) -> Result<DatabaseFound, ApiError> {
    Ok(look_at(&api.data_dir, &locked(&api.local).clone(), args))
}

/// Looks at a server, changing nothing there or here; what went wrong is an answer, not an error.
pub(crate) fn look_at(
    data_dir: &Path,
    local: &LocalFile,
    address: &DatabaseAddress,
) -> DatabaseFound {
    let found = Place::read(data_dir, local, address).and_then(|place| place.look());
    match found {
        Ok(there) => DatabaseFound {
            outcome: match there.house {
                Some(_) => DatabaseOutcome::House,
                None => DatabaseOutcome::Empty,
            },
            house: there.house,
            counters: there.counters,
            code: None,
            args: Default::default(),
        },
        Err(refusal) => DatabaseFound {
            outcome: DatabaseOutcome::Refused,
            house: None,
            counters: Vec::new(),
            code: Some(refusal.code),
            args: refusal.args,
        },
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
    let place = Place::read(data_dir, local, &join.address)?;
    place.look()?;
    place.keep(data_dir, local, counter)
}

/// A server as it was typed, with what was left out of what the counter keeps.
pub(crate) struct Place {
    /// Without its password and without an authority that was given with it.
    url: String,
    password: String,
    /// The authority that was given with it, PEM.
    authority: Option<String>,
    /// As it is called now.
    pub(crate) called: String,
}

impl Place {
    /// From the fields of a form.
    pub(crate) fn read(
        data_dir: &Path,
        local: &LocalFile,
        address: &DatabaseAddress,
    ) -> Result<Self, ApiError> {
        let (bare, password) = url(address)?;
        let query = local.settings.database_url.split_once('?').map(|(_, query)| query);
        let url = match query.filter(|query| !query.is_empty()) {
            Some(query) => format!("{bare}?{query}"),
            None => bare,
        };
        // The password that is kept goes to no other server than it was typed for, whoever signs for that one.
        let same = url == local.settings.database_url && address.authority.trim().is_empty();
        Self::of(data_dir, local, url, password, same, &address.authority)
    }

    /// From an address. An empty password is the one that is kept, where `kept` says so.
    pub(crate) fn of(
        data_dir: &Path,
        local: &LocalFile,
        url: String,
        password: String,
        kept: bool,
        authority: &str,
    ) -> Result<Self, ApiError> {
        let authority = read_authority(authority)?;
        let password = match password.is_empty() && kept {
            true => secrets::get(data_dir, secrets::DATABASE)?.unwrap_or_default(),
            false => password,
        };
        let called = match &authority {
            Some(pem) => with_option(&url, "sslrootcert", &escaped(pem)),
            None => {
                let settings =
                    LocalSettings { database_url: url.clone(), ..local.settings.clone() };
                LocalFile { settings, ..LocalFile::default() }.full_url(data_dir)
            }
        };
        let called = match password.as_str() {
            "" => called,
            password => with_password(&called, password),
        };
        Ok(Self { url, password, authority, called })
    }

    /// What is there: a house, or nothing at all.
    pub(crate) fn look(&self) -> Result<ServerFound, ApiError> {
        let there = store::look_at_server(&self.called)?;
        let known = store::schema_version();
        if there.schema > known {
            return Err(StoreError::Newer { found: there.schema, known }.into());
        }
        if (1..known).contains(&there.schema) && !there.may_change {
            return Err(StoreError::Older { found: there.schema, known }.into());
        }
        if there.schema == 0 && there.tables > 0 {
            return Err(OfficeError::new(Code::DatabaseForeign).with("place", self.bare()).into());
        }
        Ok(there)
    }

    /// The address without its options, as it is told.
    pub(crate) fn bare(&self) -> &str {
        self.url.split('?').next().unwrap_or_default()
    }

    /// The address that is kept.
    pub(crate) fn kept(&self) -> String {
        match self.authority {
            Some(_) => with_own_authority(&self.url),
            None => self.url.clone(),
        }
    }

    /// Keeps it as where the counter works: the authority and the password first, which do nothing by themselves.
    pub(crate) fn keep(
        self,
        data_dir: &Path,
        local: &mut LocalFile,
        counter: String,
    ) -> Result<(), ApiError> {
        if let Some(pem) = &self.authority {
            counter_file::keep_authority(data_dir, pem)?;
        }
        secrets::set(data_dir, secrets::DATABASE, &self.password)?;
        let database_url = self.kept();
        *local = LocalFile::change(data_dir, |kept| {
            kept.settings.counter = counter;
            kept.settings.database_url = database_url;
        })?;
        Ok(())
    }
}

/// The authority that was typed, pasted or named by its file; none where the field is empty.
fn read_authority(typed: &str) -> Result<Option<String>, ApiError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.len() > LONGEST_AUTHORITY {
        return Err(OfficeError::bad_field("authority").into());
    }
    if typed.starts_with(PEM) {
        let pem = in_lines(typed);
        store::is_authority("PEM", pem.as_bytes())?;
        return Ok(Some(pem));
    }
    let named = |why: &str| {
        OfficeError::new(Code::DatabaseCertificate).with("why", why).with("host", typed)
    };
    let bytes = std::fs::read(typed).map_err(|_| named("authority_missing"))?;
    store::is_authority(typed, &bytes)?;
    Ok(Some(String::from_utf8(bytes).map_err(|_| named("authority_not_pem"))?))
}

/// A text that was pasted into a field of one line, in its lines again.
fn in_lines(pem: &str) -> String {
    if pem.contains('\n') {
        return pem.to_owned();
    }
    let mut out = String::with_capacity(pem.len() + 16);
    for part in pem.split(DASHES).map(str::trim).filter(|part| !part.is_empty()) {
        if part.starts_with("BEGIN ") || part.starts_with("END ") {
            out.extend([DASHES, part, DASHES, "\n"]);
        } else {
            out.extend(part.split_whitespace());
            out.push('\n');
        }
    }
    out
}

/// The address without its password, and the password, both as an address writes them.
fn url(address: &DatabaseAddress) -> Result<(String, String), OfficeError> {
    let hosts = page::required("host", &address.host, 1_000)?;
    let database = page::required("database", &address.database, 63)?;
    let user = page::required("user", &address.user, 63)?;
    if !(1..=65_535).contains(&address.port) {
        return Err(OfficeError::bad_field("port"));
    }
    let host_like = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    let mut named = Vec::new();
    for host in hosts.split(',').map(str::trim) {
        if host.is_empty() || !host.chars().all(host_like) {
            return Err(OfficeError::bad_field("host"));
        }
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        named.push(format!("{host}:{}", address.port));
    }
    let (user, database) = (escaped(user), escaped(database));
    let url = format!("postgres://{user}@{}/{database}", named.join(","));
    Ok((url, escaped(counter_file::password_of(&address.password)?)))
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
            authority: String::new(),
        }
    }

    #[test]
    fn an_address_carries_any_name_and_any_password() {
        let (bare, password) = url(&address("db.example", "p@ss:/w%rd")).unwrap();
        assert_eq!(bare, "postgres://guichet%202@db.example:5432/th%C3%A9%C3%A2tre");
        assert_eq!(password, "p%40ss%3A%2Fw%25rd");
        let (several, _) = url(&address("a.example, b.example", "x")).unwrap();
        let hosts = "postgres://guichet%202@a.example:5432,b.example:5432/th%C3%A9%C3%A2tre";
        assert_eq!(several, hosts);
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
