//! Who has a request open on the screen. A courtesy between operators, not a lock: the version is
//! what refuses a decision on a stale view. Nothing of it goes into the journal.

use std::collections::HashMap;

use domain::reprise::CLAIM_MS;
use serde::Deserialize;
use store::{Tx, params, sql};

use crate::bulk::ByIds;
use crate::wire::{ById, Claimed, Empty};
use crate::{Code, Cx, OfficeError};

use super::row::RepriseRow;

#[derive(Deserialize)]
struct Holder {
    reprise_id: i64,
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
    let_go(tx, cx, &[args.id])?;
    Ok(Empty {})
}

/// Another operator who has it open.
pub(super) fn other(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_id: i64,
) -> Result<Option<String>, OfficeError> {
    Ok(others(tx, cx, &[reprise_id])?.remove(&reprise_id))
}

/// Requests that other operators have open, each with who has it.
pub(super) fn others(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_ids: &[i64],
) -> Result<HashMap<i64, String>, OfficeError> {
    let since = params![cx.at_ms - CLAIM_MS];
    let held: Vec<Holder> = ByIds::new(sql!("reprise/holder"), &since).rows(tx, reprise_ids)?;
    let others = held.into_iter().filter(|h| h.operator_id != cx.operator.id);
    Ok(others.map(|h| (h.reprise_id, h.name)).collect())
}

/// That another operator has it open.
pub(super) fn taken(name: &str) -> OfficeError {
    OfficeError::new(Code::ClaimedByOther).with("operator", name)
}

/// Refuses when another operator has it open, then lets the request go.
pub(super) fn take_from_screen(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_id: i64,
) -> Result<(), OfficeError> {
    if let Some(name) = other(tx, cx, reprise_id)? {
        return Err(taken(&name));
    }
    let_go(tx, cx, &[reprise_id])
}

/// Lets requests go that this operator has open.
pub(super) fn let_go(tx: &mut dyn Tx, cx: &Cx<'_>, reprise_ids: &[i64]) -> Result<(), OfficeError> {
    ByIds::new(sql!("reprise/release"), &params![cx.operator.id]).execute(tx, reprise_ids)?;
    Ok(())
}
