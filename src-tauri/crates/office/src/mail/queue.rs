//! Queueing a mail: its words, its Message-ID and its date are fixed by the command that decides.

use std::collections::HashSet;

use contract::facts::{MailFacts, RenderedMail};
use contract::ids::{CustomerId, MailId, OrderId, RepriseId};
use serde::Deserialize;
use store::{Bulk, ByIds, Tx, named, sql};

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
    customer_id: CustomerId,
    order_id: Option<OrderId>,
    reprise_id: Option<RepriseId>,
    due_at_ms: i64,
) -> Result<MailId, OfficeError> {
    let words = cx.renderer.kept(facts)?;
    let id = cx.mint.id();
    let facts = facts.clone();
    let written = Written {
        id,
        facts,
        words,
        recipient: recipient.to_owned(),
        customer_id,
        order_id,
        reprise_id,
        due_at_ms,
    };
    queue_all(tx, cx, vec![written])?;
    Ok(id)
}

/// A mail in its words, to be queued as it is kept.
pub(crate) struct Written {
    pub id: MailId,
    pub facts: MailFacts,
    pub words: RenderedMail,
    pub recipient: String,
    pub customer_id: CustomerId,
    pub order_id: Option<OrderId>,
    pub reprise_id: Option<RepriseId>,
    pub due_at_ms: i64,
}

/// Queues mails that are already put into words. Those without a recipient are kept for the desk.
///
/// # Errors
/// From the store.
pub(crate) fn queue_all(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    mails: Vec<Written>,
) -> Result<(), OfficeError> {
    let mut rows = Bulk::new(sql!("add"));
    for mail in mails {
        let recipient = mail.recipient.trim();
        let state = if recipient.is_empty() { "no_address" } else { "pending" };
        let facts = serde_json::to_string(&mail.facts).map_err(OfficeError::internal)?;
        rows.add(&named![
            id = mail.id,
            kind = mail.facts.kind.key(),
            customer_id = mail.customer_id,
            order_id = mail.order_id,
            reprise_id = mail.reprise_id,
            recipient,
            recipient_name = mail.facts.customer,
            locale = mail.facts.locale.tag(),
            subject = mail.words.subject,
            body_text = mail.words.text,
            body_html = mail.words.html,
            message_id = message_id(cx, mail.id),
            date_ms = cx.at_ms,
            state,
            due_at_ms = mail.due_at_ms,
            facts
        ]);
    }
    rows.write(tx)?;
    Ok(())
}

/// A Message-ID that is the same at each try, so that a server recognises the mail. It says nothing
/// of the customer.
fn message_id(cx: &Cx<'_>, mail_id: MailId) -> String {
    let host = cx.house.contact.rsplit_once('@').map_or(NO_HOST, |(_, host)| host);
    format!("<{}.{mail_id}@{host}>", cx.command_id)
}

/// Cancels the mails of a decision that have not left. Gives false when one has left or is leaving,
/// because it is then too late to undo.
///
/// # Errors
/// From the store.
pub fn cancel_for(tx: &mut dyn Tx, reprise_id: RepriseId) -> Result<bool, OfficeError> {
    if !left_for(tx, &[reprise_id])?.is_empty() {
        return Ok(false);
    }
    cancel_all(tx, &[reprise_id])?;
    Ok(true)
}

#[derive(Deserialize)]
struct LeftMail {
    reprise_id: RepriseId,
}

/// Those of these requests whose decision a mail has told, or is telling.
///
/// # Errors
/// From the store.
pub(crate) fn left_for(
    tx: &mut dyn Tx,
    reprise_ids: &[RepriseId],
) -> Result<HashSet<RepriseId>, OfficeError> {
    let told: Vec<LeftMail> = ByIds::new(sql!("left_for"), &[]).rows(tx, reprise_ids)?;
    Ok(told.into_iter().map(|told| told.reprise_id).collect())
}

/// Cancels the mails of these requests' decisions that have not left.
///
/// # Errors
/// From the store.
pub(crate) fn cancel_all(tx: &mut dyn Tx, reprise_ids: &[RepriseId]) -> Result<(), OfficeError> {
    ByIds::new(sql!("cancel"), &[]).execute(tx, reprise_ids)?;
    Ok(())
}

/// Cancels mails that have not left, in whose place others leave.
///
/// # Errors
/// From the store.
pub(crate) fn cancel(tx: &mut dyn Tx, ids: &[MailId]) -> Result<(), OfficeError> {
    ByIds::new(sql!("cancel_these"), &[]).execute(tx, ids)?;
    Ok(())
}
