//! Receipts and tickets that were handed over, held against the journal and the series.

use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::fault::Fault;
use crate::OfficeError;

#[derive(Deserialize)]
struct Order {
    number: String,
}

/// The first order whose receipts are not those that the journal tells of, or a place of which was
/// handed over without a ticket.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let receipts: Option<Order> = tx.row(sql!("receipts_untold"), &[])?;
    if let Some(order) = receipts {
        return Ok(Some(Fault::of("receipts_changed", order.number)));
    }
    let handed: Option<Order> = tx.row(sql!("handed_without_ticket"), &[])?;
    Ok(handed.map(|order| Fault::of("handed_without_ticket", order.number)))
}
