//! Tickets by mail that are no longer what their order holds: taken back while they wait, and not sent again.
//!
//! Whoever voids, exchanges, asks back or gives an order to somebody else takes them back at once. What happens on the
//! site or in a file is seen when they are about to leave.

use contract::action::Action;
use contract::facts::{MailFacts, MailKind};
use contract::ids::{CustomerId, MailId, OrderId};
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Query, Tx, named, sql};

use super::queue::cancel;
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

// Each in the words of the index that finds it.
const WAITING: &str = "\n  AND m.state IN ('pending', 'retry', 'sending') AND m.state <> 'sending'";
const FAILED: &str =
    "\n  AND m.state IN ('failed', 'no_address', 'in_doubt') AND m.state <> 'in_doubt'
  AND m.settled_at_ms IS NULL";

/// Tickets in a mail, and whose their order is now.
#[derive(Deserialize)]
struct Tickets {
    id: MailId,
    customer_id: CustomerId,
    order_id: OrderId,
    recipient: String,
    attempts: i64,
    facts: Option<String>,
    owner_id: Option<CustomerId>,
}

/// A ticket whose code opens the door.
#[derive(Deserialize)]
struct Standing {
    number: i64,
    code: String,
    /// Whose its place is: it may have gone to another order in an import.
    customer_id: Option<CustomerId>,
}

impl Tickets {
    /// Those of a part of the mails.
    fn of(tx: &mut dyn Tx, part: &str, values: &[store::Named]) -> Result<Vec<Self>, OfficeError> {
        let mut query = Query::of(sql!("tickets"), &[]);
        query.add(part, values);
        Ok(query.rows(tx)?)
    }

    /// Whether the order, or a place of theirs, is somebody else's by now, or a code of theirs opens no door.
    fn are_over(&self, tx: &mut dyn Tx) -> Result<bool, OfficeError> {
        if self.owner_id != Some(self.customer_id) {
            return Ok(true);
        }
        let facts = self.facts.as_deref();
        let facts: Option<MailFacts> = facts.and_then(|facts| serde_json::from_str(facts).ok());
        let tickets = facts.and_then(|facts| facts.tickets).unwrap_or_default();
        let numbers: Vec<i64> = tickets.iter().map(|ticket| ticket.number).collect();
        let standing: Vec<Standing> = ByIds::new(sql!("standing"), &[]).rows(tx, &numbers)?;
        let stands = |number: i64, code: &str| {
            let theirs = standing.iter().filter(|one| one.customer_id == Some(self.customer_id));
            theirs.into_iter().any(|one| one.number == number && one.code == code)
        };
        Ok(!tickets.iter().all(|ticket| stands(ticket.number, &ticket.code)))
    }
}

/// Whether a mail holds tickets that are over.
///
/// # Errors
/// From the store.
pub(super) fn are_over(tx: &mut dyn Tx, id: MailId) -> Result<bool, OfficeError> {
    let found = Tickets::of(tx, "\n  AND m.id = :id", &named![id])?;
    found.first().map_or(Ok(false), |tickets| tickets.are_over(tx))
}

/// Refuses a mail that holds tickets that are over.
///
/// # Errors
/// [`Code::TicketsOver`].
pub(super) fn stand(tx: &mut dyn Tx, id: MailId) -> Result<(), OfficeError> {
    if are_over(tx, id)? { Err(OfficeError::new(Code::TicketsOver)) } else { Ok(()) }
}

/// Takes back the tickets of an order that have not left and are over. What is leaving leaves.
///
/// # Errors
/// From the store.
pub(crate) fn take_back_of_order(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    order_id: OrderId,
) -> Result<(), OfficeError> {
    for part in [WAITING, FAILED] {
        let part = format!("\n  AND m.order_id = :order_id{part}");
        let found = Tickets::of(tx, &part, &named![order_id])?;
        take_back(tx, cx, found)?;
    }
    Ok(())
}

/// Takes back those that would leave now. Gives how many.
///
/// # Errors
/// From the store.
pub(super) fn take_back_due(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<u64, OfficeError> {
    let part = format!("{WAITING} AND m.due_at_ms <= :now_ms");
    let found = Tickets::of(tx, &part, &named![now_ms = cx.at_ms])?;
    take_back(tx, cx, found)
}

/// Takes back those that were refused for good.
///
/// # Errors
/// From the store.
pub(super) fn take_back_failed(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let found = Tickets::of(tx, FAILED, &[])?;
    take_back(tx, cx, found).map(drop)
}

fn take_back(tx: &mut dyn Tx, cx: &Cx<'_>, found: Vec<Tickets>) -> Result<u64, OfficeError> {
    let mut over = Vec::new();
    for tickets in found {
        if tickets.are_over(tx)? {
            over.push(tickets);
        }
    }
    let ids: Vec<MailId> = over.iter().map(|tickets| tickets.id).collect();
    cancel(tx, &ids)?;
    for tickets in &over {
        let data = json!({
            "mail": tickets.id,
            "kind": MailKind::TicketsSent.key(),
            "attempts": tickets.attempts,
            "why": "over",
        });
        let entry = Entry {
            customer_id: Some(tickets.customer_id),
            order_id: Some(tickets.order_id),
            data,
            note: Some(tickets.recipient.as_str()).filter(|to| !to.is_empty()),
            ..Entry::of(Action::MailFailed)
        };
        journal::append(tx, cx, entry)?;
    }
    Ok(over.len() as u64)
}
