//! The address of a shared house as it is written: `postgres://user:password@host/database?option=value`.

use std::fmt::Write as _;
use std::path::Path;

/// The address with this option, in place of one of the same name.
#[must_use]
pub fn with_option(url: &str, name: &str, value: &str) -> String {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let others =
        query.split('&').filter(|one| !one.is_empty() && one.split('=').next() != Some(name));
    let mut options: Vec<String> = others.map(ToOwned::to_owned).collect();
    options.push(format!("{name}={value}"));
    format!("{base}?{}", options.join("&"))
}

/// The address with the file of its authority named from `folder` on, where it is not named in full: a counter is started in
/// any folder.
#[must_use]
pub fn with_authority_from(folder: &Path, url: &str) -> String {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let named = query.split('&').find_map(|one| one.strip_prefix("sslrootcert="));
    // The authorities of the system, a certificate itself, and a path in full, as it is or escaped.
    let is_full = |file: &str| {
        let begins = file.get(..3).unwrap_or_default();
        ["", "system"].contains(&file)
            || file.starts_with(['/', '-'])
            || begins.eq_ignore_ascii_case("%2f")
    };
    match named.filter(|file| !is_full(file)) {
        Some(file) => {
            let folder = escaped(&folder.display().to_string());
            with_option(url, "sslrootcert", &format!("{folder}%2F{file}"))
        }
        None => url.to_owned(),
    }
}

/// Letters, digits and `-._~` as they are, every other byte as `%41`.
#[must_use]
pub fn escaped(text: &str) -> String {
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

/// `postgres://user@host/…` and a password make `postgres://user:password@host/…`; without a user it is an option.
pub fn with_password(url: &str, password: &str) -> String {
    match url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?))) {
        Some((scheme, (user, rest))) => format!("{scheme}://{user}:{password}@{rest}"),
        None if url.contains("://") && !password.is_empty() => {
            with_option(url, "password", password)
        }
        None => url.to_owned(),
    }
}

/// The address without its password, wherever it stands, and the password as it was written.
pub fn without_password(url: &str) -> (String, Option<String>) {
    let (url, option) = without_option(url);
    let Some((scheme, rest)) = url.split_once("://") else { return (url, option) };
    let Some((who, host)) = rest.rsplit_once('@') else { return (url, option) };
    match who.split_once(':') {
        Some((user, password)) => (format!("{scheme}://{user}@{host}"), Some(password.to_owned())),
        None => (url, option),
    }
}

/// The address without `password=` among its options, and what that was.
fn without_option(url: &str) -> (String, Option<String>) {
    let Some((base, query)) = url.split_once('?').filter(|(base, _)| base.contains("://")) else {
        return (url.to_owned(), None);
    };
    let password = query.split('&').find_map(|one| one.strip_prefix("password="));
    let others: Vec<&str> = query.split('&').filter(|one| !one.starts_with("password=")).collect();
    let bare =
        if others.is_empty() { base.to_owned() } else { format!("{base}?{}", others.join("&")) };
    (bare, password.map(ToOwned::to_owned))
}

/// Whether an address has a password in it.
#[must_use]
pub fn has_password(address: &str) -> bool {
    // The other way that PostgreSQL has to write an address: `host=… password=…`.
    let Some((_, rest)) = address.split_once("://") else { return address.contains("password") };
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    let who = rest.rsplit_once('@').map(|(who, _)| who);
    who.is_some_and(|who| who.contains(':'))
        || query.split('&').any(|option| option.starts_with("password="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_an_authority_is_named_in_full_from_the_folder_in_which_it_was_typed() {
        let at = |file: &str| format!("postgres://guichet@db/house?sslrootcert={file}&sslmode=x");
        let from = |url: &str| with_authority_from(Path::new("/home/léa"), url);
        let full = "postgres://guichet@db/house?sslmode=x&sslrootcert=%2Fhome%2Fl%C3%A9a%2Fca.pem";
        assert_eq!(from(&at("ca.pem")), full);
        for file in ["", "system", "/etc/ca.pem", "%2Fetc%2Fca.pem", "-----BEGIN%20CERT"] {
            assert_eq!(from(&at(file)), at(file));
        }
        assert_eq!(from("postgres://guichet@db/house"), "postgres://guichet@db/house");
    }

    #[test]
    fn a_database_password_is_kept_apart_from_its_address() {
        let url = "postgres://guichet:s:cret@db.example/house";
        let (bare, password) = without_password(url);
        assert_eq!(bare, "postgres://guichet@db.example/house");
        assert_eq!(with_password(&bare, &password.unwrap()), url);
        assert_eq!(without_password("postgres://db/house"), ("postgres://db/house".into(), None));
        let hidden = "postgres://guichet@db/house?password=s%20cret&sslmode=require";
        let (bare, password) = without_password(hidden);
        assert_eq!(bare, "postgres://guichet@db/house?sslmode=require");
        assert_eq!(password.as_deref(), Some("s%20cret"));
        assert_eq!(without_password("postgres://db/house?password=x").0, "postgres://db/house");
        assert_eq!(with_password("postgres://db/house", "x"), "postgres://db/house?password=x");
    }
}
