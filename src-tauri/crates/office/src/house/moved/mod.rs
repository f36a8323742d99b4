//! *Déménagement*: where a house went. The mark stands in the house that was left, so that nothing
//! is sold in two places; the house that arrived has none.

mod mark;

pub use mark::Mark;

use contract::action::Action;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

pub use crate::books::end::JournalEnd;
use crate::books::end::of_journal;
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

#[derive(Deserialize)]
struct Body {
    body: String,
}

/// The mark of this house, if it was left.
///
/// # Errors
/// From the store.
pub fn find(tx: &mut dyn Tx) -> Result<Option<Mark>, OfficeError> {
    let found: Option<Body> = tx.row(sql!("find"), &[])?;
    found.map(|found| Mark::read(&found.body)).transpose()
}

/// Marks the house as left: from here on it refuses every command.
///
/// # Errors
/// From the store.
pub fn leave(tx: &mut dyn Tx, mark: &Mark) -> Result<(), OfficeError> {
    let body = serde_json::to_string(mark).map_err(OfficeError::internal)?;
    tx.execute(sql!("../settings/set"), &named![name = "moved", body])?;
    Ok(())
}

/// Takes the mark away, where the house was not left after all.
///
/// # Errors
/// From the store.
pub fn stay(tx: &mut dyn Tx) -> Result<(), OfficeError> {
    tx.execute(sql!("lift"), &[])?;
    Ok(())
}

/// Takes the mark of a copy away, where this is one: it is about to be restored, or looked at.
///
/// # Errors
/// From the store.
pub fn no_copy(tx: &mut dyn Tx) -> Result<(), OfficeError> {
    match find(tx)? {
        Some(mark) if mark.copy => stay(tx),
        _ => Ok(()),
    }
}

/// Opens a house again that was left, on a supervisor's word. The journal keeps it.
///
/// # Errors
/// [`Code::NotFound`] where there is no mark; [`Code::HouseIsCopy`] for a copy, which was never left.
pub fn reopen(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<Mark, OfficeError> {
    let mark = find(tx)?.ok_or_else(|| OfficeError::not_found("move"))?;
    if mark.copy {
        return Err(mark.refusal());
    }
    stay(tx)?;
    let data = json!({ "to": mark.to, "left_at_ms": mark.at_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HouseReopened) })?;
    Ok(mark)
}

/// The end of this house's journal.
///
/// # Errors
/// [`Code::NoHouse`] where there is none.
pub fn end(tx: &mut dyn Tx) -> Result<JournalEnd, OfficeError> {
    of_journal(tx)?.filter(|end| end.seq > 0).ok_or_else(|| OfficeError::new(Code::NoHouse))
}

/// Whether the journal of this database holds that row, whatever was done since.
///
/// # Errors
/// From the store.
pub fn holds(tx: &mut dyn Tx, end: &JournalEnd) -> Result<bool, OfficeError> {
    Ok(tx.int(sql!("holds"), &named![seq = end.seq, hash = &end.hash])? == 1)
}
