//! Sending a mail again, perhaps to a corrected address.

use serde_json::json;
use store::{Tx, params};

use super::{address, show, sql};
use crate::journal::{self, Entry};
use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Puts a mail back into the queue, with the same Message-ID: a server that has it already takes
/// it as the same one.
///
/// # Errors
/// [`Code::MailNotResendable`] while it is waiting or leaving, or when it was taken back;
/// [`Code::BadField`] on `recipient`.
pub fn resend(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ResendMail) -> Result<MailDetail, OfficeError> {
    let recipient = address("recipient", &args.recipient)?;
    let before = show(tx, cx, &ById { id: args.id })?;
    if tx.execute(sql!("mail/resend"), &params![args.id, recipient, cx.at_ms])? == 0 {
        return Err(OfficeError::new(Code::MailNotResendable));
    }
    journal::append(
        tx,
        cx,
        Entry {
            action: "mail.resent",
            customer_id: Some(before.row.customer_id),
            data: json!({
                "mail": args.id,
                "kind": before.row.kind,
                "other_address": recipient != before.row.recipient,
            }),
            note: Some(recipient),
            ..Entry::default()
        },
    )?;
    show(tx, cx, &ById { id: args.id })
}
