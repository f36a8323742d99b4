//! Who has a request open on the screen. A courtesy between operators, not a lock: the version is
//! what refuses a decision on a stale view. Nothing of it goes into the journal.

use contract::args::{ById, Empty};
use contract::ids::RepriseId;
use contract::reprise::Claimed;
use domain::clock::STEP_MS;
use domain::reprise::CLAIM_MS;
use store::{ByIds, Tx, TxExt, named, sql};

use super::row::RepriseRow;
use crate::{Code, Cx, OfficeError};

/// Takes a request for five minutes, or says who has it.
///
/// # Errors
/// [`Code::NotFound`].
pub fn claim(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<RepriseId>) -> Result<Claimed, OfficeError> {
    let asked = RepriseRow::load(tx, args.id)?;
    if !asked.state.is_open() {
        return Ok(Claimed { claimed_by: None });
    }
    if let Some(holder) = other(cx, &asked) {
        return Ok(Claimed { claimed_by: Some(holder.to_owned()) });
    }
    let row = named![
        reprise_id = args.id,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id,
        at_ms = cx.at_ms
    ];
    tx.execute(sql!("claim"), &row)?;
    Ok(Claimed { claimed_by: None })
}

/// Lets a request go.
///
/// # Errors
/// From the store.
pub fn release(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<RepriseId>) -> Result<Empty, OfficeError> {
    let_go(tx, cx, &[args.id])?;
    Ok(Empty {})
}

/// The claims that hold now: those made after the first time and not after the second. One from a time
/// to come was made under a clock that was wrong.
pub(super) fn holding(now_ms: i64) -> (i64, i64) {
    (now_ms - CLAIM_MS, now_ms + STEP_MS)
}

fn holds(at_ms: i64, now_ms: i64) -> bool {
    let (since_ms, until_ms) = holding(now_ms);
    since_ms < at_ms && at_ms <= until_ms
}

/// Another operator who has it open.
fn other<'a>(cx: &Cx<'_>, row: &'a RepriseRow) -> Option<&'a str> {
    let held = row.claimed_by.is_some_and(|id| id != cx.operator.id)
        && row.claimed_at_ms.is_some_and(|at_ms| holds(at_ms, cx.at_ms));
    row.claimed_by_name.as_deref().filter(|_| held)
}

/// Refuses when another operator has it open.
pub(super) fn not_taken(cx: &Cx<'_>, row: &RepriseRow) -> Result<(), OfficeError> {
    match other(cx, row) {
        Some(name) => Err(OfficeError::new(Code::ClaimedByOther).with("operator", name)),
        None => Ok(()),
    }
}

/// Whether this operator has it open, or had it open last.
pub(super) fn is_mine(cx: &Cx<'_>, row: &RepriseRow) -> bool {
    row.claimed_by == Some(cx.operator.id)
}

/// Refuses when another operator has it open, then lets the request go.
pub(super) fn take_from_screen(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
) -> Result<(), OfficeError> {
    not_taken(cx, row)?;
    if is_mine(cx, row) { let_go(tx, cx, &[row.id]) } else { Ok(()) }
}

/// Lets requests go that this operator has open.
pub(super) fn let_go(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    reprise_ids: &[RepriseId],
) -> Result<(), OfficeError> {
    ByIds::new(sql!("release"), &named![operator_id = cx.operator.id]).execute(tx, reprise_ids)?;
    Ok(())
}
