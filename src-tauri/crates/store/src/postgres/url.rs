//! What stands in the text of a server's address: the options of TLS, and what of it may be told.

use percent_encoding::percent_decode_str;

use super::trouble;
use crate::StoreError;
use crate::error::cause;
use crate::server::Why;

/// Which part of an address cannot be read. The driver quotes the part, but never a password.
pub(super) fn unread(url: &str, e: &::postgres::Error) -> StoreError {
    let said = cause(e);
    let quoted = said.split('`').nth(1).unwrap_or_default().to_owned();
    if said.contains("unknown option") {
        return trouble::of(Why::Option, &quoted, &said);
    }
    if quoted == "target_session_attrs" {
        let value = url.split_once("target_session_attrs=").map(|(_, rest)| rest);
        let value = value.and_then(|rest| rest.split('&').next()).unwrap_or_default();
        return trouble::of(Why::Target, value, &said);
    }
    trouble::of(Why::Address, &without_password(url), &said)
}

/// The address without what stands between the user and the host, and without a password among its options.
pub(super) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    let rest = match rest.rsplit_once('@') {
        Some((who, host)) => format!("{}@{host}", who.split(':').next().unwrap_or_default()),
        None => rest.to_owned(),
    };
    let (base, query) = rest.split_once('?').unwrap_or((&rest, ""));
    let told: Vec<&str> = query
        .split('&')
        .filter(|one| !one.is_empty() && !one.to_ascii_lowercase().contains("password"))
        .collect();
    match told.is_empty() {
        true => format!("{scheme}://{base}"),
        false => format!("{scheme}://{base}?{}", told.join("&")),
    }
}

#[derive(Default)]
pub(super) struct TlsOptions {
    pub(super) mode: Option<String>,
    pub(super) root_file: Option<String>,
}

/// The address without the options of TLS that the driver does not know, and those options.
pub(super) fn without_tls_options(url: &str) -> (String, TlsOptions) {
    let mut options = TlsOptions::default();
    let Some((base, query)) = url.split_once('?').filter(|(base, _)| base.contains("://")) else {
        return (url.to_owned(), options);
    };
    let mut kept = Vec::new();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = || percent_decode_str(value).decode_utf8_lossy().into_owned();
        match key {
            "sslmode" => options.mode = Some(value()),
            "sslrootcert" => options.root_file = Some(value()),
            _ => kept.push(pair),
        }
    }
    let bare = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
    (bare, options)
}
