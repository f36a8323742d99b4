//! A mail as it goes over the line. Its Message-ID and Date were fixed by the decision, and nothing
//! in it is random, so that a second try is the same mail, byte for byte.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use contract::facts::MailKind;
use contract::mail::MailReason;
use contract::settings::MailSettings;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use office::House;
use office::mail::{Due, Trouble};

use crate::trouble::trouble;

/// Sender of a house that has no address yet: its mails only go to a folder.
const NOBODY: &str = "billetterie@contremarque.invalid";
/// Of a file's name, in characters.
const NAME_MAX: usize = 80;
/// The last millisecond that the date of a mail can name, of the year 9999.
const LATEST_MS: u64 = 253_402_300_799_999;

/// The message, or why there can be none. lettre encodes every header: nothing that a person typed
/// can end one.
pub(crate) fn build(house: &House, settings: &MailSettings, due: &Due) -> Result<Message, Trouble> {
    let from = [settings.sender.as_str(), house.contact.as_str(), NOBODY]
        .into_iter()
        .find(|address| !address.is_empty())
        .unwrap_or(NOBODY);
    let own = one_line(&settings.sender_name);
    let name = if own.is_empty() { house.name.as_str() } else { own.as_str() };
    let mut message = Message::builder()
        .from(mailbox(name, from)?)
        .to(mailbox(&due.recipient_name, &due.recipient)?)
        .subject(one_line(&due.subject))
        .date(date(due.date_ms)?)
        .message_id(Some(one_line(&due.message_id)));
    if !house.contact.is_empty() && house.contact != from {
        message = message.reply_to(mailbox(&house.name, &house.contact)?);
    }
    let bodies = documents::mail::laid_out(&due.body_text, &due.body_html);
    let (text, html) = bodies.map_err(|e| trouble(MailReason::Unwritable, e.to_string()))?;
    // A boundary that quoted-printable text cannot hold, the same at each try.
    let parts = MultiPart::alternative()
        .boundary(format!("=_{}", due.id))
        .singlepart(part(ContentType::TEXT_PLAIN, &text)?)
        .singlepart(part(ContentType::TEXT_HTML, &html)?);
    let parts = match attached(due)? {
        None => parts,
        Some(file) => {
            MultiPart::mixed().boundary(format!("=_m{}", due.id)).multipart(parts).singlepart(file)
        }
    };
    let mut message =
        message.multipart(parts).map_err(|e| trouble(MailReason::Unwritable, e.to_string()))?;
    // Written by a program, after something the customer asked for: no automatic answers.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
    Ok(message)
}

/// When the mail was written, where a date can name it.
fn date(at_ms: i64) -> Result<SystemTime, Trouble> {
    let at_ms = u64::try_from(at_ms).ok().filter(|at_ms| *at_ms <= LATEST_MS);
    let at_ms = at_ms.ok_or_else(|| trouble(MailReason::Unwritable, "date"))?;
    Ok(UNIX_EPOCH + Duration::from_millis(at_ms))
}

/// The file that the mail carries, made again from what it states: the same bytes at each try.
fn attached(due: &Due) -> Result<Option<SinglePart>, Trouble> {
    if due.kind != MailKind::TicketsSent.key() {
        return Ok(None);
    }
    let facts = due.mail_facts().ok_or_else(|| trouble(MailReason::Unwritable, "facts"))?;
    let file = documents::mail::attachment(&facts);
    let file = file.map_err(|e| trouble(MailReason::Unwritable, e.to_string()))?;
    let pdf = ContentType::parse("application/pdf");
    let pdf = pdf.map_err(|e| trouble(MailReason::Unwritable, e.to_string()))?;
    Ok(file.map(|file| Attachment::new(file.name).body(file.bytes, pdf)))
}

fn part(kind: ContentType, text: &str) -> Result<SinglePart, Trouble> {
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable);
    let body = body.map_err(|_| trouble(MailReason::Unwritable, ""))?;
    Ok(SinglePart::builder().header(kind).body(body))
}

fn mailbox(name: &str, text: &str) -> Result<Mailbox, Trouble> {
    let name = Some(one_line(name)).filter(|name| !name.is_empty());
    let address = address(text).ok_or_else(|| trouble(MailReason::BadAddress, text))?;
    Ok(Mailbox::new(name, address))
}

/// The address with its domain as machines write it (`théâtre.fr` is `xn--thtre-4qa2c.fr`); letters
/// before the `@` stay as they are.
fn address(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    Address::new(user, idna::domain_to_ascii(domain).ok()?).ok()
}

/// Without what ends a line or hides in one, each gap one space: a longer one beside an encoded word
/// would be lost on the way. What looks encoded already would be decoded by who reads it, line ends
/// and all: an invisible joiner makes it plain text.
fn one_line(text: &str) -> String {
    let gap = |c: char| c == ' ' || c.is_control() || "\u{2028}\u{2029}".contains(c);
    let words: Vec<&str> = text.split(gap).filter(|word| !word.is_empty()).collect();
    words.join(" ").replace("=?", "=\u{2060}?")
}

/// Date, kind and address: sorted by time, told apart at a glance.
pub(crate) fn file_name(due: &Due) -> String {
    let at = chrono::DateTime::from_timestamp_millis(due.date_ms).unwrap_or_default();
    let plain = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_alphanumeric() || ".@_-".contains(c) { c } else { '_' })
            .take(NAME_MAX)
            .collect()
    };
    let (kind, to) = (plain(&due.kind), plain(&due.recipient));
    format!("{}-{kind}-{to}-{}.eml", at.format("%Y%m%d-%H%M%S"), due.id)
}

#[cfg(test)]
mod tests {
    use contract::operator::MailMode;
    use contract::settings::MailTls;
    use mail_parser::{HeaderName, MessageParser};
    use proptest::prelude::*;

    use super::*;

    /// What people and programs have tried to smuggle through a name.
    const PIECES: [&str; 22] = [
        "\r\nBcc: voleur@example.org",
        "\nBcc: voleur@example.org\n\n",
        "\r",
        "\r\n\r\n<script>",
        "\0",
        "\u{2028}",
        "\u{85}",
        "\u{b}",
        "=?utf-8?q?=0D=0ABcc:_x@example.org?=",
        "=?UTF-8?B?DQpCY2M6IHg=?=",
        ",",
        "<autre@example.org>",
        "\"",
        "\\",
        ";",
        ":",
        "(commentaire)",
        "é",
        "🎭",
        "שלום",
        " ",
        "Dupont",
    ];

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
            1 => any::<String>(),
            1 => "[a-zé]{1,200}",
        ];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    fn house(name: String, contact: String) -> House {
        House {
            name,
            address: String::new(),
            siret: String::new(),
            licence: String::new(),
            contact,
            time_zone: "Europe/Paris".to_owned(),
            ..House::default()
        }
    }

    fn settings(sender: String, sender_name: String) -> MailSettings {
        MailSettings {
            mode: MailMode::Smtp,
            host: "localhost".to_owned(),
            port: 25,
            tls: MailTls::None,
            user: String::new(),
            sender,
            sender_name,
            ca: String::new(),
        }
    }

    fn due(name: String, recipient: String, subject: String, body: String) -> Due {
        Due {
            id: 7.into(),
            kind: "reprise_accepted".to_owned(),
            customer_id: 1.into(),
            order_id: None,
            reprise_id: None,
            recipient,
            recipient_name: name,
            subject,
            body_text: body.clone(),
            body_html: body,
            message_id: "<0.7@example.org>".to_owned(),
            facts: None,
            date_ms: 1_591_012_800_000,
            since_ms: 1_591_012_800_000,
            attempts: 1,
        }
    }

    /// White space at a fold is one white space.
    fn folded(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    const HEADERS: [&str; 9] = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Reply-To",
        "MIME-Version",
        "Content-Type",
        "Auto-Submitted",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn nothing_that_a_person_typed_makes_a_header_or_another_recipient(
            names in [text(), text(), text()],
            subject in text(),
            body in text(),
        ) {
            let [customer, house_name, sender_name] = names;
            let house = house(house_name.clone(), "contact@example.org".to_owned());
            let told = settings("billetterie@example.org".to_owned(), sender_name.clone());
            let to = "marie@example.org".to_owned();
            let due = due(customer.clone(), to, subject.clone(), body.clone());
            let bytes = build(&house, &told, &due).unwrap().formatted();
            prop_assert_eq!(&bytes, &build(&house, &told, &due).unwrap().formatted());
            let message = MessageParser::default().parse(&bytes).unwrap();
            let mut found: Vec<String> =
                message.headers().iter().map(|h| h.name().to_owned()).collect();
            let mut expected = HEADERS.map(str::to_owned).to_vec();
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
            for (header, wanted) in [
                (HeaderName::From, ("billetterie@example.org", &sender_name)),
                (HeaderName::To, ("marie@example.org", &customer)),
                (HeaderName::ReplyTo, ("contact@example.org", &house_name)),
            ] {
                let people = message.header(header).unwrap().as_address().unwrap();
                let people: Vec<_> = people.iter().collect();
                prop_assert_eq!(people.len(), 1);
                prop_assert_eq!(people[0].address(), Some(wanted.0));
                let name = folded(people[0].name().unwrap_or_default());
                let mut named = folded(&one_line(wanted.1));
                if named.is_empty() && wanted.0 == "billetterie@example.org" {
                    named = folded(&one_line(&house_name));
                }
                prop_assert_eq!(name, named);
            }
            prop_assert_eq!(folded(message.subject().unwrap_or_default()), folded(&one_line(&subject)));
            prop_assert_eq!(message.parts.len(), 3);
            let text = message.body_text(0).unwrap();
            prop_assert_eq!(text.replace("\r\n", "\n"), body.replace("\r\n", "\n"));
            prop_assert!(bytes.split(|b| *b == b'\n').all(|line| line.len() <= 999));
            let returns = bytes.iter().filter(|b| **b == b'\r').count();
            let ends = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
            let feeds = bytes.iter().filter(|b| **b == b'\n').count();
            prop_assert_eq!((returns, feeds), (ends, ends), "no line ends by half");
        }

        #[test]
        fn an_address_is_one_address_or_no_mail_at_all(address in text()) {
            let house = house("Théâtre".to_owned(), String::new());
            let told = settings("billetterie@example.org".to_owned(), String::new());
            let address = format!("a{address}@example.org");
            let due = due("Marie".to_owned(), address, "Objet".to_owned(), String::new());
            let Ok(message) = build(&house, &told, &due) else { return Ok(()) };
            prop_assert_eq!(message.envelope().to().len(), 1);
            let to = message.envelope().to()[0].to_string();
            prop_assert!(!to.contains(['\r', '\n', '\0', ' ', '<', '>']), "{}", to);
            let bytes = message.formatted();
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            prop_assert_eq!(parsed.headers().len(), HEADERS.len() - 1);
        }
    }
}
