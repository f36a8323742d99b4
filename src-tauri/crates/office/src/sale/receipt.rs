//! Receipts counted: the first of an order is the original, each later one says « DUPLICATA n° ».

use contract::action::Action;
use contract::args::ById;
use contract::ids::{CustomerId, OrderId};
use contract::order::ReceiptTaken;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

#[derive(Deserialize)]
struct Counted {
    order_number: String,
    customer_id: Option<CustomerId>,
    /// Rows of the journal by which money was taken for it here.
    payments: i64,
    receipts: i64,
}

fn counted(tx: &mut dyn Tx, id: OrderId) -> Result<Counted, OfficeError> {
    tx.row(sql!("receipt_count"), &named![id])?.ok_or_else(|| OfficeError::not_found("order"))
}

/// Refuses a receipt of an order that was never paid here.
///
/// # Errors
/// [`Code::NothingPaidHere`], [`Code::NotFound`].
pub(super) fn may_have_receipt(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    match counted(tx, id)?.payments {
        0 => Err(OfficeError::new(Code::NothingPaidHere)),
        _ => Ok(()),
    }
}

/// Counts one more receipt of an order, and gives its rank.
///
/// # Errors
/// [`Code::NothingPaidHere`] for an order that was not paid here; [`Code::NotFound`].
pub fn take_receipt(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<OrderId>,
) -> Result<ReceiptTaken, OfficeError> {
    may_have_receipt(tx, args.id)?;
    let order = counted(tx, args.id)?;
    let duplicata = order.receipts;
    tx.execute(
        sql!("add_receipt"),
        &named![
            order_id = args.id,
            duplicata,
            at_ms = cx.at_ms,
            operator_id = cx.operator.id,
            counter_id = cx.counter_id
        ],
    )?;
    let action = if duplicata > 0 { Action::ReceiptRepeated } else { Action::ReceiptMade };
    let entry = Entry {
        customer_id: order.customer_id,
        order_id: Some(args.id),
        data: json!({ "order": order.order_number, "duplicata": duplicata }),
        ..Entry::of(action)
    };
    journal::append(tx, cx, entry)?;
    Ok(ReceiptTaken { id: args.id, duplicata })
}
