//! What the administrator of a house was told by mail: once of each thing, whichever program found it, and not again after a
//! restart. That the books were found wrong is kept here too, for verifying them is no look of a minute.

use domain::time::DAY_MS;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

/// What the books are found wrong under.
pub const BOOKS: &str = "books_wrong";
/// What is over is kept for so long: what comes and goes is told once a day.
const KEPT_MS: i64 = DAY_MS;

/// A thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Noticed {
    /// Its kind, and which it is: `counters_waiting 42`.
    pub what: String,
    pub since_ms: i64,
    /// When the mail that tells it was handed over.
    pub told_at_ms: Option<i64>,
}

/// Everything that was found and is not over for a day.
///
/// # Errors
/// From the store.
pub fn noticed(tx: &mut dyn Tx) -> Result<Vec<Noticed>, OfficeError> {
    Ok(tx.rows(sql!("noticed"), &[])?)
}

/// Takes a thing to be told from here; says whether nobody else did. Two programs that found it at once ask here.
///
/// # Errors
/// From the store.
pub fn take(tx: &mut dyn Tx, what: &str, now_ms: i64) -> Result<bool, OfficeError> {
    put(tx, what, now_ms, Some(now_ms))
}

/// Gives it back: the mail did not leave.
///
/// # Errors
/// From the store.
pub fn give_back(tx: &mut dyn Tx, what: &str) -> Result<(), OfficeError> {
    tx.execute(sql!("give_back"), &named![what])?;
    Ok(())
}

/// Forgets what is over for a day; `found` is what there is. The books are wrong until they verify.
///
/// # Errors
/// From the store.
pub fn forget(tx: &mut dyn Tx, what: &str) -> Result<(), OfficeError> {
    tx.execute(sql!("forget"), &named![what])?;
    Ok(())
}

/// Whether a thing that is over can be forgotten.
#[must_use]
pub fn is_old(noticed: &Noticed, now_ms: i64) -> bool {
    let at_ms = noticed.told_at_ms.unwrap_or(noticed.since_ms);
    noticed.what != BOOKS && !(0..KEPT_MS).contains(&(now_ms - at_ms))
}

/// Keeps what verifying the books found.
///
/// # Errors
/// From the store.
pub fn verified(tx: &mut dyn Tx, ok: bool, now_ms: i64) -> Result<(), OfficeError> {
    match ok {
        true => forget(tx, BOOKS),
        false => put(tx, BOOKS, now_ms, None).map(drop),
    }
}

fn put(
    tx: &mut dyn Tx,
    what: &str,
    since_ms: i64,
    told_at_ms: Option<i64>,
) -> Result<bool, OfficeError> {
    Ok(tx.execute(sql!("put"), &named![what, since_ms, told_at_ms])? > 0)
}
