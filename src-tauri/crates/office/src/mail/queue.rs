//! Queueing a mail: its words, its Message-ID and its date are fixed by the command that decides.

use domain::paper::MailFacts;
use store::{Tx, TxExt, params};

use super::sql;
use crate::{Cx, OfficeError};

/// Stands for the house in a Message-ID when it has no address of its own; never resolves.
const NO_HOST: &str = "contremarque.invalid";

/// Queues a mail to leave at `due_at_ms`; gives its id. Without a recipient it is kept for the
/// desk to tell the customer otherwise.
///
/// # Errors
/// [`crate::Code::DocumentFailed`] when it cannot be put into words; from the store.
#[expect(clippy::too_many_arguments, reason = "each is a column, and no two go together")]
pub fn queue(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    facts: &MailFacts,
    recipient: &str,
    customer_id: i64,
    order_id: Option<i64>,
    reprise_id: Option<i64>,
    due_at_ms: i64,
) -> Result<i64, OfficeError> {
    let words = cx.letters.mail(facts)?;
    let id = cx.mint.id();
    let recipient = recipient.trim();
    let state = if recipient.is_empty() { "no_address" } else { "pending" };
    tx.execute(
        sql!("mail/add"),
        &params![
            id,
            facts.kind.key(),
            customer_id,
            order_id,
            reprise_id,
            recipient,
            &facts.customer,
            facts.locale.tag(),
            &words.subject,
            &words.text,
            &words.html,
            message_id(cx, id),
            cx.at_ms,
            state,
            due_at_ms
        ],
    )?;
    Ok(id)
}

/// The same at each try, so that a server recognises the mail; says nothing of the customer.
fn message_id(cx: &Cx<'_>, mail_id: i64) -> String {
    let host = cx.house.contact.rsplit_once('@').map_or(NO_HOST, |(_, host)| host);
    format!("<{}.{mail_id}@{host}>", cx.command_id)
}

/// Takes back the mails that tell a decision and have not left; false when one has left, or is
/// leaving: it is then too late to undo.
///
/// # Errors
/// From the store.
pub fn cancel_for(tx: &mut dyn Tx, reprise_id: i64) -> Result<bool, OfficeError> {
    if tx.int(sql!("mail/count_left"), &params![reprise_id])? > 0 {
        return Ok(false);
    }
    tx.execute(sql!("mail/cancel"), &params![reprise_id])?;
    Ok(true)
}
