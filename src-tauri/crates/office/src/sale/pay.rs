//! The money of an order that came unpaid from another system.

use contract::action::Action;
use contract::customer::OrderState;
use contract::ids::{CustomerId, OrderId};
use contract::order::{OrderPaid, PayOrder};
use domain::money::Cents;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::account::Account;
use super::receipt;
use super::settle::{Settled, Tenders};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, page};

#[derive(Deserialize)]
struct Unpaid {
    order_number: String,
    customer_id: Option<CustomerId>,
    total_cents: Cents,
    state: OrderState,
    places: i64,
    /// Those and the ones that are asked back.
    standing: i64,
    /// Those whose seat was sold here too, which its system goes on counting: what is paid for them would be nobody's.
    seatless: i64,
}

fn unpaid(tx: &mut dyn Tx, id: OrderId) -> Result<Unpaid, OfficeError> {
    let order: Unpaid =
        tx.row(sql!("unpaid"), &named![id])?.ok_or_else(|| OfficeError::not_found("order"))?;
    match order.state {
        OrderState::Unpaid if order.seatless > 0 => {
            Err(OfficeError::new(Code::OrderNotUnpaid).with("state", "seatless"))
        }
        OrderState::Unpaid if order.standing == 0 => {
            Err(OfficeError::new(Code::OrderNotUnpaid).with("state", "empty"))
        }
        OrderState::Unpaid => Ok(order),
        state => Err(OfficeError::new(Code::OrderNotUnpaid).with("state", state.key())),
    }
}

/// Refuses the money of an order that does not wait for it, of one of which no place stands, and of one of whose places one
/// has no seat here.
///
/// # Errors
/// [`Code::OrderNotUnpaid`], [`Code::NotFound`].
pub(super) fn may_pay(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    unpaid(tx, id).map(drop)
}

/// Takes the whole total of an unpaid order, which is then as one that was sold: its tickets can be
/// made, and its receipt.
///
/// # Errors
/// [`Code::OrderNotUnpaid`]; [`Code::ChangedSince`] when the order has another customer than the screen
/// showed, and [`Code::AmountChanged`] when it has another total;
/// [`Code::NoCustomer`], [`Code::NotEnoughCredit`], [`Code::CreditDoesNotFit`],
/// [`Code::PaymentMissing`], [`Code::PaymentTooMuch`], [`Code::BadField`], [`Code::NotFound`].
pub fn pay(tx: &mut dyn Tx, cx: &Cx<'_>, args: &PayOrder) -> Result<OrderPaid, OfficeError> {
    let tenders = Tenders {
        credit: args.credit_cents,
        card: args.card_cents,
        card_last4: &args.card_last4,
        card_authorisation: &args.card_authorisation,
        tendered: args.tendered_cents,
    };
    tenders.check()?;
    let order = unpaid(tx, args.id)?;
    page::of_whom_was_shown(args.seen_customer_id, order.customer_id)?;
    let total = order.total_cents;
    page::as_shown(args.expected_total_cents, total)?;
    let account = order.customer_id.map(|id| Account::load(tx, id)).transpose()?;
    let settled = Settled::of(cx, account, total, tenders)?;
    let untold = settled.untold(tx, cx, order.customer_id)?;
    let payments = settled.write(tx, cx, args.id, &untold)?;
    tx.execute(sql!("mark_paid"), &named![id = args.id])?;
    let balance_after = settled.balance_after(cx);
    let mut data = json!({
        "order": order.order_number,
        "places": order.places,
        "total_cents": total,
        "credit_cents": args.credit_cents,
        "lots": payments.iter().filter_map(|p| p.lot.clone()).collect::<Vec<_>>().join(", "),
        "card_cents": settled.paid.card,
        "cash_cents": settled.paid.cash,
        "change_cents": settled.paid.change,
        "balance_after_cents": balance_after,
    });
    receipt::tell_balance(&mut data, balance_after, untold.credit(cx.at_ms));
    let entry = Entry {
        customer_id: order.customer_id,
        order_id: Some(args.id),
        data,
        transfers: settled.transfers(),
        ..Entry::of(Action::OrderPaid)
    };
    journal::append(tx, cx, entry)?;
    Ok(OrderPaid {
        id: args.id,
        total_cents: total,
        change_cents: settled.paid.change,
        balance_after_cents: balance_after,
        payments,
    })
}
