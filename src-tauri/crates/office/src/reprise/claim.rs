//! Who has a request open on the screen. A courtesy between operators, not a lock: the version is
//! what refuses a decision on a stale view. Nothing of it goes into the journal.

use domain::reprise::CLAIM_MS;
use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

use crate::wire::{ById, Claimed, Empty};
use crate::{Code, Cx, OfficeError};

use super::row::RepriseRow;

#[derive(Deserialize)]
struct Holder {
    operator_id: i64,
    name: String,
}

/// Takes a request for five minutes, or says who has it.
///
/// # Errors
/// [`Code::NotFound`].
pub fn claim(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById) -> Result<Claimed, OfficeError> {
    if !RepriseRow::load(tx, args.id)?.state.is_open() {
        return Ok(Claimed { claimed_by: None });
    }
    if let Some(holder) = other(tx, cx, args.id)? {
        return Ok(Claimed { claimed_by: Some(holder) });
    }
    let row = params![args.id, cx.operator.id, cx.counter_id, cx.at_ms];
    tx.execute(sql!("reprise/claim"), &row)?;
    Ok(Claimed { claimed_by: None })
}

/// Lets a request go.
///
/// # Errors
/// From the store.
pub fn release(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById) -> Result<Empty, OfficeError> {
    tx.execute(sql!("reprise/release"), &params![args.id, cx.operator.id])?;
    Ok(Empty {})
}

/// Another operator who has it open.
pub(super) fn other(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_id: i64,
) -> Result<Option<String>, OfficeError> {
    let since = cx.at_ms - CLAIM_MS;
    let holder: Option<Holder> = tx.row(sql!("reprise/holder"), &params![reprise_id, since])?;
    Ok(holder.filter(|h| h.operator_id != cx.operator.id).map(|h| h.name))
}

/// Refuses when another operator has it open, then lets the request go.
pub(super) fn take_from_screen(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_id: i64,
) -> Result<(), OfficeError> {
    if let Some(name) = other(tx, cx, reprise_id)? {
        return Err(OfficeError::new(Code::ClaimedByOther).with("operator", name));
    }
    tx.execute(sql!("reprise/release"), &params![reprise_id, cx.operator.id])?;
    Ok(())
}
