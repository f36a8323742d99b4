//! How mail leaves. The password is not here: it stays with the counter that sends.

use contract::action::Action;
use contract::args::Empty;
use contract::operator::MailMode;
use contract::settings::{MailSettings, MailTls, SetMail};
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError, mail, page};

const NAME: &str = "mail";
/// A handful of certificates.
const CA_MAX: usize = 20_000;

/// How mail leaves: to a folder until someone sets otherwise.
///
/// # Errors
/// From the store.
pub fn mail(tx: &mut dyn Tx) -> Result<MailSettings, OfficeError> {
    Ok(kept::find(tx, NAME)?.map_or_else(begin, |(mail, _)| mail))
}

/// What a house begins with: a folder.
#[must_use]
pub fn begin() -> MailSettings {
    MailSettings {
        mode: MailMode::Folder,
        host: String::new(),
        port: 587,
        tls: MailTls::Starttls,
        user: String::new(),
        sender: String::new(),
        sender_name: String::new(),
        ca: String::new(),
    }
}

/// Version of the settings, for the next change.
///
/// # Errors
/// From the store.
pub fn mail_version(tx: &mut dyn Tx) -> Result<i64, OfficeError> {
    kept::version(tx, NAME)
}

/// Changes how mail leaves, and tries a waiting line anew. The journal keeps which fields changed,
/// and whether the password did.
///
/// # Errors
/// [`crate::Code::BadField`]: a server needs a host, a port and a sender; without TLS it must be
/// this machine. [`crate::Code::SettingsChanged`].
pub fn set_mail(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetMail) -> Result<Empty, OfficeError> {
    let new = checked(&args.mail)?;
    let mut fields = changed(&mail(tx)?, &new)?;
    kept::replace(tx, NAME, args.version, &new)?;
    mail::reopen(tx, cx.at_ms)?;
    if args.password.is_some() {
        fields.push_str(if fields.is_empty() { "password" } else { " password" });
    }
    let data = json!({ "mode": new.mode, "host": new.host, "fields": fields });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsMail) })?;
    Ok(Empty {})
}

/// The settings as they can be used.
///
/// # Errors
/// [`crate::Code::BadField`].
pub fn checked(typed: &MailSettings) -> Result<MailSettings, OfficeError> {
    let mut checks = Checks::default();
    let read = read(&mut checks, typed);
    checks.pass()?;
    Ok(read)
}

/// The fields without their outer spaces. Notes what no server could take.
pub(crate) fn read(checks: &mut Checks, typed: &MailSettings) -> MailSettings {
    let server = typed.mode == MailMode::Smtp;
    let sender = typed.sender.trim();
    let host = checks.take(host(&typed.host, server));
    // A password or a customer's name must not cross a network in the clear.
    let clear = server && typed.tls == MailTls::None && !is_this_machine(&host);
    if clear && !host.is_empty() {
        checks.take::<()>(Err(refuse("tls", "tls_needed")));
    }
    MailSettings {
        mode: typed.mode,
        port: checks.take(match typed.port {
            port @ 1..=65_535 => Ok(port),
            _ => Err(refuse("port", "out_of_range")),
        }),
        tls: typed.tls,
        user: checks.take(line("user", &typed.user, 254)),
        sender: checks.take(match sender {
            "" if server => Err(refuse("sender", "missing")),
            "" => Ok(String::new()),
            _ => page::email("sender", sender).map(str::to_owned),
        }),
        sender_name: checks.take(line("sender_name", &typed.sender_name, 120)),
        ca: checks.take(ca(&typed.ca)),
        host,
    }
}

/// Certificates as a text. Whether it holds any is checked where they are used.
fn ca(typed: &str) -> Result<String, OfficeError> {
    page::text("ca", &typed.replace("\r\n", "\n"), CA_MAX).map(str::to_owned)
}

fn host(typed: &str, needed: bool) -> Result<String, OfficeError> {
    let host = page::text("host", typed, 253)?;
    let host_like = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    match host {
        "" if needed => Err(refuse("host", "missing")),
        _ if host.chars().all(host_like) => Ok(host.to_owned()),
        _ => Err(refuse("host", "malformed")),
    }
}

fn line(field: &str, typed: &str, max: usize) -> Result<String, OfficeError> {
    let text = page::text(field, typed, max)?;
    if text.contains('\n') { Err(OfficeError::bad_field(field)) } else { Ok(text.to_owned()) }
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
            ca: String::new(),
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
