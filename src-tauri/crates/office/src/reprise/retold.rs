//! Mails that wait and count an acceptance that is undone: each is cancelled, and one that counts it no more leaves in its
//! place. What a mail says is never changed.

use std::collections::{BTreeSet, HashMap};

use contract::facts::MailFacts;
use contract::ids::{CustomerId, MailId, OrderId, RepriseId};
use domain::money::Cents;
use serde::Deserialize;
use store::{ByIds, Tx, sql};

use crate::books::credit::GivenLot;
use crate::mail::{self, Written};
use crate::{Cx, OfficeError};

/// An acceptance that is undone.
pub(super) struct Undone {
    pub reprise_id: RepriseId,
    pub customer_id: CustomerId,
    /// What it gave.
    pub lots: Vec<GivenLot>,
}

#[derive(Deserialize)]
struct Waiting {
    id: MailId,
    customer_id: CustomerId,
    order_id: Option<OrderId>,
    reprise_id: RepriseId,
    recipient: String,
    date_ms: i64,
    due_at_ms: i64,
    facts: String,
}

/// Tells balances again without the acceptances that are undone; their own mails are cancelled before.
///
/// # Errors
/// [`crate::Code::DocumentFailed`]; from the store.
pub(super) fn without(tx: &mut dyn Tx, cx: &Cx<'_>, undone: &[Undone]) -> Result<(), OfficeError> {
    let undone: Vec<&Undone> = undone.iter().filter(|one| !one.lots.is_empty()).collect();
    let customers: BTreeSet<CustomerId> = undone.iter().map(|one| one.customer_id).collect();
    let customers: Vec<CustomerId> = customers.into_iter().collect();
    if customers.is_empty() {
        return Ok(());
    }
    let waiting: Vec<Waiting> = ByIds::new(sql!("retold"), &[]).rows(tx, &customers)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let accepted = accepted_at(
        tx,
        undone.iter().map(|one| one.reprise_id).chain(waiting.iter().map(|one| one.reprise_id)),
    )?;
    let (mut cancelled, mut written) = (Vec::new(), Vec::new());
    for mail in waiting {
        let counted = counted(&mail, &undone, &accepted);
        if counted == Cents::ZERO {
            continue;
        }
        cancelled.push(mail.id);
        let mut facts: MailFacts =
            serde_json::from_str(&mail.facts).map_err(OfficeError::internal)?;
        // What was spent meanwhile and came back is in no mail: never less than this one gave itself.
        let gave = facts.credit.iter().map(|part| part.amount).sum();
        facts.balance_after = facts.balance_after.map(|balance| (balance - counted).max(gave));
        written.push(Written {
            id: cx.mint.id(),
            words: cx.renderer.kept(&facts)?,
            facts,
            recipient: mail.recipient,
            customer_id: mail.customer_id,
            order_id: mail.order_id,
            reprise_id: Some(mail.reprise_id),
            due_at_ms: mail.due_at_ms,
        });
    }
    mail::cancel(tx, &cancelled)?;
    mail::queue_all(tx, cx, written)
}

/// What the balance of a mail counts of what is undone: what was accepted before it, and could be spent then.
fn counted(mail: &Waiting, undone: &[&Undone], accepted: &HashMap<RepriseId, i64>) -> Cents {
    let Some(told) = accepted.get(&mail.reprise_id) else { return Cents::ZERO };
    undone
        .iter()
        .filter(|one| one.customer_id == mail.customer_id)
        .filter(|one| accepted.get(&one.reprise_id).is_some_and(|seq| seq < told))
        .flat_map(|one| &one.lots)
        .filter(|lot| lot.expires_at_ms >= mail.date_ms)
        .map(|lot| lot.amount_cents)
        .sum()
}

/// The rows of the journal of the latest acceptances of these requests; imported ones have none.
fn accepted_at(
    tx: &mut dyn Tx,
    ids: impl Iterator<Item = RepriseId>,
) -> Result<HashMap<RepriseId, i64>, OfficeError> {
    #[derive(Deserialize)]
    struct Accepted {
        id: RepriseId,
        seq: Option<i64>,
    }
    let ids: Vec<RepriseId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let rows: Vec<Accepted> = ByIds::new(sql!("accepted_at"), &[]).rows(tx, &ids)?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.seq?))).collect())
}
