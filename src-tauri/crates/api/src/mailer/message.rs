//! A mail as it goes over the line. Its Message-ID and Date were fixed by the decision, so that a
//! second try is recognised as the same mail.

use std::time::{Duration, UNIX_EPOCH};

use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use office::House;
use office::mail::Due;
use office::wire::MailSettings;

/// Sender of a house that has no address yet: its mails only go to a folder.
const NOBODY: &str = "billetterie@contremarque.invalid";

/// The message, or why there can be none. lettre encodes every header: nothing that a person typed
/// can end one.
pub(super) fn build(house: &House, settings: &MailSettings, due: &Due) -> Result<Message, String> {
    let from = [settings.sender.as_str(), house.contact.as_str(), NOBODY]
        .into_iter()
        .find(|address| !address.is_empty())
        .unwrap_or(NOBODY);
    let name = Some(settings.sender_name.trim()).filter(|n| !n.is_empty()).unwrap_or(&house.name);
    let sent = UNIX_EPOCH + Duration::from_millis(due.date_ms.unsigned_abs());
    let mut message = Message::builder()
        .from(mailbox(name, from)?)
        .to(mailbox(&due.recipient_name, &due.recipient)?)
        .subject(due.subject.clone())
        .date(sent)
        .message_id(Some(due.message_id.clone()));
    if !house.contact.is_empty() && house.contact != from {
        message = message.reply_to(mailbox(&house.name, &house.contact)?);
    }
    let mut message = message
        .multipart(MultiPart::alternative_plain_html(due.body_text.clone(), due.body_html.clone()))
        .map_err(|e| e.to_string())?;
    // Written by a program, after something the customer asked for: no automatic answers.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
    Ok(message)
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, String> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = Some(name).filter(|n| !n.trim().is_empty());
    let address = address.parse().map_err(|e| format!("{address}: {e}"))?;
    Ok(Mailbox::new(name, address))
}
