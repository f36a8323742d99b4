//! The journal: one row for each thing that was done, chained, with its transfers.

mod list;
mod paper;
mod sign;

pub use list::{list, of_order};
pub(crate) use paper::mark_of_order;
pub use paper::{check_paper, checked_paper};

use std::borrow::Cow;

use contract::action::Action;
use contract::ids::{CustomerId, OrderId, RepriseId};
use serde_json::Value as Json;
use store::{Bulk, Named, Tx, TxExt, named, sql};

use crate::books::chain::{self, Link, Transfer};
use crate::books::ledger;
use crate::books::seal::{self, Seal};
use crate::{Cx, OfficeError};

/// Something that was done. `data` holds facts and no personal words: those go into `note`.
pub struct Entry<'a> {
    pub action: Action,
    pub customer_id: Option<CustomerId>,
    pub order_id: Option<OrderId>,
    pub reprise_id: Option<RepriseId>,
    /// Facts its sentence needs.
    pub data: Json,
    /// Personal words, erasable.
    pub note: Option<&'a str>,
    /// Money that moved.
    pub transfers: Vec<Transfer>,
}

impl Entry<'_> {
    /// A row that says no more than this.
    #[must_use]
    pub const fn of(action: Action) -> Self {
        Self {
            action,
            customer_id: None,
            order_id: None,
            reprise_id: None,
            data: Json::Null,
            note: None,
            transfers: Vec::new(),
        }
    }
}

/// The rank that the next row will have.
///
/// # Errors
/// From the store.
pub fn next(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<i64, OfficeError> {
    let head = cx.head.get(tx)?;
    let seq = head.seq + 1;
    cx.head.set(head);
    Ok(seq)
}

/// Appends a row and posts its transfers; gives its rank.
///
/// # Errors
/// [`crate::Code::NotEnoughCredit`] when a lot would go below zero; from the store.
pub fn append(tx: &mut dyn Tx, cx: &Cx<'_>, entry: Entry<'_>) -> Result<i64, OfficeError> {
    append_all(tx, cx, vec![entry])
}

/// Appends a row for each thing that one command did, in order. Gives the rank of the last.
///
/// # Errors
/// As [`append`].
pub fn append_all(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    entries: Vec<Entry<'_>>,
) -> Result<i64, OfficeError> {
    let mut head = cx.head.get(tx)?;
    if entries.is_empty() {
        let seq = head.seq;
        cx.head.set(head);
        return Ok(seq);
    }
    sign::sign_if_due(tx, cx, &mut head)?;
    let mut rows = Bulk::new(sql!("add"));
    let mut notes = Bulk::new(sql!("add_note"));
    let mut posted = Vec::with_capacity(entries.len());
    // The last of the rows seals all that they tell of.
    let mut seal = Seal::of(head.command.take())?;
    let moved = seal::take(tx, &mut seal, !head.sealed)?;
    let seal = seal.into_bytes();
    let mut numbers = head.moved.take().unwrap_or_default();
    numbers.extend(moved);
    let last = head.seq + entries.len() as i64;
    for entry in entries {
        let seq = head.seq + 1;
        let salt = cx.mint.salt(seq);
        let link = link(cx, seq, &salt, &entry);
        let sealed: &[u8] = if seq == last { &seal } else { &[] };
        let hash = chain::sealed_hash(&head.hash, &link, Some(sealed), &entry.transfers);
        rows.add(&row(link, &head.hash, &hash, sealed));
        if let Some(note) = entry.note {
            notes.add(&named![seq, salt, body = note]);
        }
        posted.push((seq, entry.transfers));
        head = head.after(seq, hash, cx.at_ms);
    }
    head.moved = Some(numbers);
    rows.write(tx)?;
    notes.write(tx)?;
    ledger::post(tx, &posted)?;
    tx.execute(
        sql!("move_head"),
        &named![seq = head.seq, hash = &head.hash, last_id = cx.mint.last_id()],
    )?;
    cx.mint.seal();
    let seq = head.seq;
    cx.head.set(head);
    Ok(seq)
}

fn link(cx: &Cx<'_>, seq: i64, salt: &[u8], entry: &Entry<'_>) -> Link {
    Link {
        seq,
        at_ms: cx.at_ms,
        operator_id: cx.operator.id,
        counter_id: cx.counter_id,
        command_id: cx.command_id.to_owned(),
        action: entry.action.key().to_owned(),
        customer_id: entry.customer_id,
        order_id: entry.order_id,
        reprise_id: entry.reprise_id,
        data: told(cx, &entry.data).to_string(),
        note_hash: entry.note.map(|note| chain::note_hash(salt, note)),
    }
}

/// The facts of a row. No operator stands for a customer on the site: the facts say who it was.
fn told<'a>(cx: &Cx<'_>, data: &'a Json) -> Cow<'a, Json> {
    if cx.operator.visitor.is_none() {
        return Cow::Borrowed(data);
    }
    let mut data = data.clone();
    data["giver"] = "customer".into();
    Cow::Owned(data)
}

fn row(link: Link, prev_hash: &[u8], hash: &[u8], seal: &[u8]) -> [Named; 14] {
    named![
        seq = link.seq,
        at_ms = link.at_ms,
        operator_id = link.operator_id,
        counter_id = link.counter_id,
        command_id = link.command_id,
        action = link.action,
        customer_id = link.customer_id,
        order_id = link.order_id,
        reprise_id = link.reprise_id,
        data = link.data,
        note_hash = link.note_hash,
        prev_hash,
        hash,
        seal
    ]
}
