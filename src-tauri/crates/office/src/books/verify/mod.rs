//! Verification: the whole chain recomputed from the stored bytes, then the ledger against it.
//! It stops at the first row that was touched and names it.

mod accounts;
mod chain;

use contract::args::Empty;
use contract::journal::Verification;
use store::{Row, StoreError, Tx, Value};

use crate::{Cx, OfficeError};

/// Something that does not add up.
#[derive(Debug)]
struct Fault {
    /// The row of the journal, where one was touched.
    seq: Option<i64>,
    /// Stable code: `row_missing`, `row_changed`, `note_changed`, `rows_after_end`,
    /// `transfer_stray`, `account_changed`, `lot_changed`, `reprise_without_credit`,
    /// `ticket_missing`.
    what: &'static str,
    /// What it concerns.
    detail: Option<String>,
}

impl Fault {
    const fn row(seq: i64, what: &'static str) -> Self {
        Self { seq: Some(seq), what, detail: None }
    }

    fn of(what: &'static str, detail: impl ToString) -> Self {
        Self { seq: None, what, detail: Some(detail.to_string()) }
    }
}

/// A row of a query of many rows, by position: reading them by name would take most of the time.
fn values<const N: usize>(row: Row<'_>) -> Result<[Value; N], StoreError> {
    row.into_values().try_into().map_err(|_| shape("columns"))
}

fn shape(what: &str) -> StoreError {
    StoreError::Shape(what.to_owned())
}

/// Recomputes the journal's chain with its transfers and notes, then holds accounts, lots,
/// accepted requests and ticket numbers against it.
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
        None => accounts::check(tx, &sums)?,
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
