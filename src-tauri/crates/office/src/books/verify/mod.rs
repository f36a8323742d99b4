//! Verification: the whole chain recomputed from the stored bytes, then the ledger against it.
//! It stops at the first row that was touched and names it.

mod acceptances;
mod accounts;
mod amendments;
mod chain;
mod fault;
mod papers;
mod reschedulings;

use contract::args::Empty;
use contract::journal::Verification;
use store::Tx;

use self::fault::Fault;
use crate::{Cx, OfficeError};

/// Recomputes the journal's chain with its transfers and notes, then holds accounts, lots,
/// acceptances, ticket numbers, receipts, amendments and moved performances against it.
///
/// # Errors
/// From the store; what was touched is an answer, not an error.
pub fn verify(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Verification, OfficeError> {
    whole(tx)
}

/// As [`verify`], for a database in which no command can run: a backup just written.
///
/// # Errors
/// From the store.
pub fn whole(tx: &mut dyn Tx) -> Result<Verification, OfficeError> {
    let (read, sums) = chain::walk(tx)?;
    let fault = match read.fault {
        Some(fault) => Some(fault),
        None => beside(tx, &sums, read.amended, read.rescheduled)?,
    };
    Ok(Verification {
        rows: read.rows,
        transfers: read.transfers,
        ok: fault.is_none(),
        first_bad_seq: fault.as_ref().and_then(|fault| fault.seq),
        what: fault.as_ref().map(|fault| fault.what.to_owned()),
        detail: fault.and_then(|fault| fault.detail),
    })
}

/// The first thing beside the chain that does not fit it. `amended` and `rescheduled` count the rows of
/// the journal that tell an amendment, and a move.
fn beside(
    tx: &mut dyn Tx,
    sums: &accounts::Sums,
    amended: i64,
    rescheduled: i64,
) -> Result<Option<Fault>, OfficeError> {
    if let Some(fault) = accounts::check(tx, sums)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = acceptances::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = papers::check(tx)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = amendments::check(tx, amended)? {
        return Ok(Some(fault));
    }
    reschedulings::check(tx, rescheduled)
}
