//! Verification: the whole chain recomputed from the stored bytes, then everything else against it. It stops
//! at the first row that was touched and names it.

mod acceptances;
mod accounts;
mod amendments;
mod before;
mod by_hand;
mod chain;
mod erasures;
mod fault;
mod lapses;
mod mails;
mod outside;
mod papers;
mod recent;
mod reschedulings;
mod sealed;
mod signed;

use contract::journal::{IndexCheck, Verification};
use store::Tx;

pub use self::outside::Outside;
pub use self::recent::recent;

use self::chain::{Told, Walk};
use self::fault::Fault;
use crate::books::credit::lapse;
use crate::{Cx, OfficeError};

/// Recomputes the journal's chain with its transfers, notes and seals, and holds it against its signatures and
/// what is known outside. Then holds against it accounts, lots, lapses, acceptances, credit by hand, erasures, ticket
/// numbers, receipts, amendments, moved performances, payments, orders, mails, and every row that it seals.
///
/// # Errors
/// From the store; what was touched is an answer, not an error.
pub fn verify(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    outside: &Outside,
) -> Result<Verification, OfficeError> {
    let overdue = lapse::overdue(tx, cx.at_ms)?;
    Ok(Verification { overdue, ..held_against(tx, outside)? })
}

/// As [`verify`], for a database in which no command can run: a backup just written.
///
/// # Errors
/// From the store.
pub fn whole(tx: &mut dyn Tx) -> Result<Verification, OfficeError> {
    held_against(tx, &Outside::default())
}

fn held_against(tx: &mut dyn Tx, outside: &Outside) -> Result<Verification, OfficeError> {
    let (mut read, told) = chain::walk(tx, outside)?;
    let mut judged = told.signed.judge(tx, &told.seals, read.rows, read.fault.is_none())?;
    let fault = match read.fault.take().or_else(|| judged.fault.take()) {
        Some(fault) => Some(fault),
        None => beside(tx, told, &read)?.or(judged.tail),
    };
    Ok(Verification {
        rows: read.rows,
        transfers: read.transfers,
        overdue: 0,
        ok: fault.is_none(),
        first_bad_seq: fault.as_ref().and_then(|fault| fault.seq),
        what: fault.as_ref().map(|fault| fault.what.to_owned()),
        detail: fault.and_then(|fault| fault.detail),
        signatures: judged.count,
        holds: judged.holds,
        breaks: judged.breaks,
        unsigned_from: judged.unsigned_from,
        indexes: IndexCheck::NotAsked,
    })
}

/// The first thing beside the journal that contradicts it. The checks that know best what is wrong come
/// first; the seals, which know that something is, come after them, and name what is missing.
fn beside(tx: &mut dyn Tx, told: Told, read: &Walk) -> Result<Option<Fault>, OfficeError> {
    match known(tx, &told, read)? {
        Some(fault) if fault.is_unnamed() => {
            Ok(Some(fault.named_by(sealed::check(tx, told.seals)?)))
        }
        Some(fault) => Ok(Some(fault)),
        None => sealed::check(tx, told.seals),
    }
}

/// The first thing that the rows of the journal contradict by themselves, without their seals.
fn known(tx: &mut dyn Tx, told: &Told, read: &Walk) -> Result<Option<Fault>, OfficeError> {
    if let Some(fault) = accounts::check(tx, &told.sums)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = acceptances::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = lapses::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = by_hand::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = erasures::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = papers::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = amendments::check(tx, read.amended)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = reschedulings::check(tx, read.rescheduled)? {
        return Ok(Some(fault));
    }
    if told.seals.are_partial()
        && let Some(fault) = before::check(tx)?
    {
        return Ok(Some(fault));
    }
    if let Some(fault) = mails::check(tx, &told.mails)? {
        return Ok(Some(fault));
    }
    lapses::found_by(tx)
}
