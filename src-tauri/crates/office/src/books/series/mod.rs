//! Unbroken series of numbers: a number is given in the transaction that uses it.

use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

/// Orders.
pub const ORDER: &str = "order";
/// Tickets.
pub const TICKET: &str = "ticket";
/// Requests.
pub const REPRISE: &str = "reprise";
/// Credit lots.
pub const LOT: &str = "lot";
/// Amendments of sales.
pub const AMENDMENT: &str = "amendment";
/// Customers.
pub const CUSTOMER: &str = "customer";

/// Every series of the house.
pub const ALL: &[&str] = &[ORDER, TICKET, REPRISE, LOT, AMENDMENT, CUSTOMER];

/// The first of `count` new numbers in a row.
///
/// # Errors
/// From the store.
pub fn take(tx: &mut dyn Tx, name: &str, count: i64) -> Result<i64, OfficeError> {
    let last = tx.int(sql!("take"), &named![name, count])?;
    Ok(last - count + 1)
}

/// The number that would be given next.
///
/// # Errors
/// From the store.
pub fn peek(tx: &mut dyn Tx, name: &str) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("last"), &named![name])? + 1)
}

/// A request's number as it is said: `R-000042`.
#[must_use]
pub fn reprise_number(number: i64) -> String {
    format!("R-{number:06}")
}

/// A lot's number as it is said: `AV-000123`.
#[must_use]
pub fn lot_number(number: i64) -> String {
    format!("AV-{number:06}")
}

/// An amendment's number as it is said: `AN-000001`.
#[must_use]
pub fn amendment_number(number: i64) -> String {
    format!("AN-{number:06}")
}
