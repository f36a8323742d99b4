//! How mail leaves. The password is not here: it stays with the counter that sends.

use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, params};

use super::sql;
use crate::journal::{self, Entry};
use crate::wire::*;
use crate::{Cx, OfficeError, mail, page};

const NAME: &str = "mail";

#[derive(Deserialize)]
struct Body {
    body: String,
}

/// How mail leaves; to a folder until someone says otherwise.
///
/// # Errors
/// From the store.
pub fn mail(tx: &mut dyn Tx) -> Result<MailSettings, OfficeError> {
    let Some(found) = tx.row::<Body>(sql!("find"), &params![NAME])? else {
        return Ok(MailSettings {
            mode: MailMode::Folder,
            host: String::new(),
            port: 587,
            tls: MailTls::Starttls,
            user: String::new(),
            sender: String::new(),
            sender_name: String::new(),
        });
    };
    serde_json::from_str(&found.body).map_err(OfficeError::internal)
}

/// Changes how mail leaves.
///
/// # Errors
/// [`crate::Code::BadField`]: a server needs a host, a port and a sender; without TLS it must be
/// this machine.
pub fn set_mail(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MailSettings) -> Result<Empty, OfficeError> {
    let new = checked(args)?;
    let body = serde_json::to_string(&new).map_err(OfficeError::internal)?;
    tx.execute(sql!("set"), &params![NAME, body])?;
    let data = json!({ "mode": new.mode, "host": new.host });
    journal::append(tx, cx, Entry { action: "settings.mail", data, ..Entry::default() })?;
    Ok(Empty {})
}

fn checked(typed: &MailSettings) -> Result<MailSettings, OfficeError> {
    let host = page::text("host", &typed.host, 253)?;
    let user = page::text("user", &typed.user, 254)?;
    let sender_name = page::text("sender_name", &typed.sender_name, 120)?;
    let sender = typed.sender.trim();
    let server = typed.mode == MailMode::Smtp;
    if server || !sender.is_empty() {
        mail::address("sender", sender)?;
    }
    let host_like = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    if !host.chars().all(host_like) || (server && host.is_empty()) {
        return Err(OfficeError::bad_field("host"));
    }
    if !(1..=65_535).contains(&typed.port) {
        return Err(OfficeError::bad_field("port"));
    }
    // A password or a customer's name must not cross a network in the clear.
    if server && typed.tls == MailTls::None && !is_this_machine(host) {
        return Err(OfficeError::bad_field("tls"));
    }
    if [user, sender_name].iter().any(|text| text.contains('\n')) {
        return Err(OfficeError::bad_field("sender_name"));
    }
    Ok(MailSettings {
        host: host.to_owned(),
        user: user.to_owned(),
        sender: sender.to_owned(),
        sender_name: sender_name.to_owned(),
        ..typed.clone()
    })
}

fn is_this_machine(host: &str) -> bool {
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> MailSettings {
        MailSettings {
            mode: MailMode::Smtp,
            host: "smtp.example.org".to_owned(),
            port: 587,
            tls: MailTls::Starttls,
            user: "theatre".to_owned(),
            sender: "billetterie@example.org".to_owned(),
            sender_name: "Théâtre".to_owned(),
        }
    }

    #[test]
    fn mail_crosses_a_network_only_under_tls() {
        assert!(checked(&server()).is_ok());
        assert!(checked(&MailSettings { tls: MailTls::None, ..server() }).is_err());
        for host in ["localhost", "127.0.0.1", "::1"] {
            let near = MailSettings { tls: MailTls::None, host: host.to_owned(), ..server() };
            assert!(checked(&near).is_ok(), "{host}");
        }
    }

    #[test]
    fn a_server_without_a_sender_or_with_a_line_break_in_a_name_is_refused() {
        assert!(checked(&MailSettings { sender: String::new(), ..server() }).is_err());
        let header = MailSettings { sender_name: "Théâtre\nBcc: a@b.org".to_owned(), ..server() };
        assert!(checked(&header).is_err());
        assert!(checked(&MailSettings { host: "smtp example".to_owned(), ..server() }).is_err());
    }
}
