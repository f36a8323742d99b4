//! What went out of an order again: beside its payments, what it holds today adds up.

use contract::amendment::RefundWay;
use contract::ids::OrderId;
use contract::order::OrderReturn;
use domain::money::Cents;
use domain::payment::TenderKind;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;
use crate::books::series;

#[derive(Deserialize)]
struct RefundRow {
    at_ms: i64,
    tender: TenderKind,
    way: RefundWay,
    amount_cents: Cents,
    amendment: i64,
    to_order: Option<String>,
    lot: Option<i64>,
    unsettled: bool,
}

#[derive(Deserialize)]
struct TakenBackRow {
    at_ms: i64,
    number: i64,
    amount_cents: Cents,
}

/// Refunds of its amendments, and credit of its places that were taken back; oldest first.
///
/// # Errors
/// From the store.
pub(super) fn of(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<OrderReturn>, OfficeError> {
    let refunds: Vec<RefundRow> = tx.rows(sql!("file_refunds"), &named![order_id])?;
    let reprises: Vec<TakenBackRow> = tx.rows(sql!("file_reprises"), &named![order_id])?;
    let refunded = refunds.into_iter().map(|row| OrderReturn {
        at_ms: row.at_ms,
        tender: Some(row.tender),
        way: Some(row.way),
        amount_cents: row.amount_cents,
        number: series::amendment_number(row.amendment),
        to_order: row.to_order,
        lot: row.lot.map(series::lot_number),
        unsettled: row.unsettled,
    });
    let taken_back = reprises.into_iter().map(|row| OrderReturn {
        at_ms: row.at_ms,
        tender: None,
        way: None,
        amount_cents: row.amount_cents,
        number: series::reprise_number(row.number),
        to_order: None,
        lot: None,
        unsettled: false,
    });
    let mut returns: Vec<OrderReturn> = refunded.chain(taken_back).collect();
    returns.sort_by_key(|returned| returned.at_ms);
    Ok(returns)
}
