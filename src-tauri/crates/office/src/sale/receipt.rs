//! Receipts: the first of an order is the original, each later one says « DUPLICATA n° » and what was put
//! right since.

use contract::action::Action;
use contract::args::ById;
use contract::facts::{CarriedFacts, ReceiptFacts};
use contract::ids::{CustomerId, OrderId};
use contract::locale::Locale;
use contract::order::ReceiptTaken;
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use serde_json::{Value, json};
use store::{Tx, TxExt, named, sql};

use super::amend;
use super::paper::{self, PaymentRow};
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

#[derive(Deserialize)]
struct ReceiptRow {
    order_number: String,
    last_name: String,
    first_name: String,
    operator: String,
    counter: String,
    /// The row of the journal that tells the sale, or the payment.
    seq: i64,
    at_ms: i64,
    total_cents: Cents,
    /// What was paid for its places, without the fees.
    paid_cents: Cents,
    locale: Locale,
    data: String,
    same_customer: bool,
}

/// What the journal keeps of the sale and no table does.
#[derive(Deserialize)]
struct Journalled {
    balance_after_cents: Option<Cents>,
    balance_told_cents: Option<Cents>,
}

/// Keeps beside the balance what the receipt states of it, where that is less: nothing of an acceptance that may still be
/// undone.
pub(super) fn tell_balance(data: &mut Value, balance_after: Option<Cents>, untold: Cents) {
    if let Some(balance) = balance_after.filter(|_| untold != Cents::ZERO) {
        data["balance_told_cents"] = json!(balance - untold);
    }
}

/// The facts of a receipt of an order that was paid here. The balance is that of the moment of the
/// payment, for the customer who paid. `duplicata` is 0 for the original.
///
/// # Errors
/// [`crate::Code::NotFound`] for an order that was not paid here.
pub fn receipt_facts(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    order_id: OrderId,
    duplicata: i64,
) -> Result<ReceiptFacts, OfficeError> {
    let sale: ReceiptRow = tx
        .row(sql!("receipt"), &named![id = order_id])?
        .ok_or_else(|| OfficeError::not_found("sale"))?;
    let kept: Journalled = serde_json::from_str(&sale.data).map_err(OfficeError::internal)?;
    let balance = kept.balance_told_cents.or(kept.balance_after_cents);
    let places = paper::places(tx, order_id, sale.seq)?;
    let payments: Vec<PaymentRow> = tx.rows(sql!("receipt_payments"), &named![order_id])?;
    let (paid, over): (Vec<_>, Vec<_>) =
        payments.into_iter().partition(|paid| paid.carried_from.is_empty());
    let vat = paper::vat_of(&places, sale.paid_cents);
    let of_places: Cents = vat.iter().map(|line| line.gross).sum();
    Ok(ReceiptFacts {
        house: cx.house.facts_at(tx, sale.seq)?,
        order_number: sale.order_number,
        customer: text::full_name(&sale.last_name, &sale.first_name),
        operator: sale.operator,
        counter: sale.counter,
        at_ms: sale.at_ms,
        fees: sale.total_cents - of_places,
        vat,
        places,
        total: sale.total_cents,
        carried: carried(over),
        tenders: paid.into_iter().map(paper::tender).collect(),
        amended: amend::since(tx, cx, order_id)?,
        balance_after: balance.filter(|_| sale.same_customer),
        duplicata,
        mark: journal::mark_of_order(tx, order_id)?,
        locale: sale.locale,
    })
}

/// An order comes in the place of one other at most.
fn carried(over: Vec<PaymentRow>) -> Option<CarriedFacts> {
    let from = over.first()?.carried_from.clone();
    Some(CarriedFacts { from, tenders: over.into_iter().map(paper::tender).collect() })
}
