//! Card refunds « à vérifier »: listed until somebody says how each ended.

use contract::action::Action;
use contract::amendment::{
    RefundList, RefundPage, SettleRefund, SettledBy, SettledRefund, UnknownRefund,
};
use contract::ids::{AmendmentId, CustomerId, OrderId, PerformanceId, RefundId, ShowId};
use domain::money::Cents;
use domain::{payment, text};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::write::NOTE_MAX;
use crate::books::credit::{self, NewLot, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::house::policy;
use crate::{Code, Cx, OfficeError, customer, page};

#[derive(Deserialize)]
struct ListedRow {
    id: RefundId,
    number: i64,
    order_id: OrderId,
    order_number: String,
    customer_id: Option<CustomerId>,
    last_name: String,
    first_name: String,
    amount_cents: Cents,
    card_last4: String,
    at_ms: i64,
    operator: String,
    counter: String,
    tries: i64,
}

/// Refunds whose result nobody knows, oldest first.
///
/// # Errors
/// [`Code::BadField`] on `limit` or `after`.
pub fn to_verify(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &RefundList,
) -> Result<RefundPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let (at_ms, id) = after(args.after.as_deref())?;
    let mut found: Vec<ListedRow> =
        tx.rows(sql!("unknown_refunds"), &named![at_ms, id, limit = limit + 1])?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or_default());
    let next = found.last().filter(|_| more).map(|row| format!("{}.{}", row.at_ms, row.id));
    let rows = found.into_iter().map(|row| UnknownRefund {
        id: row.id,
        number: series::amendment_number(row.number),
        order_id: row.order_id,
        order_number: row.order_number,
        customer_id: row.customer_id,
        customer_name: text::full_name(&row.last_name, &row.first_name),
        amount_cents: row.amount_cents,
        card_last4: row.card_last4,
        at_ms: row.at_ms,
        operator: row.operator,
        counter: row.counter,
        tries: row.tries,
    });
    Ok(RefundPage { rows: rows.collect(), next })
}

/// Where the last page ended: the time and the id of its last row.
fn after(cursor: Option<&str>) -> Result<(i64, i64), OfficeError> {
    let Some(cursor) = cursor else { return Ok((i64::MIN, 0)) };
    let ends =
        cursor.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    ends.ok_or_else(|| OfficeError::bad_field("after"))
}

#[derive(Deserialize)]
pub(super) struct RefundRow {
    pub amount_cents: Cents,
    amendment_id: AmendmentId,
    number: i64,
    pub order_id: OrderId,
    pub order_number: String,
    pub customer_id: Option<CustomerId>,
    settled: bool,
    pub tries: i64,
    performance_id: PerformanceId,
    show_id: ShowId,
}

impl RefundRow {
    /// A refund whose result nobody knows.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::RefundSettled`].
    pub(super) fn load(tx: &mut dyn Tx, id: RefundId) -> Result<Self, OfficeError> {
        let row: Self = tx
            .row(sql!("unknown_refund"), &named![id])?
            .ok_or_else(|| OfficeError::not_found("refund"))?;
        match row.settled {
            true => Err(OfficeError::new(Code::RefundSettled).with("amendment", row.number())),
            false => Ok(row),
        }
    }

    /// Number of its amendment, `AN-000001`.
    pub(super) fn number(&self) -> String {
        series::amendment_number(self.number)
    }
}

/// Says how a refund of unknown result ended. Where the terminal had failed, the customer is still
/// owed the money: by card again, in cash, or as credit with the full validity.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::RefundSettled`]; for credit [`Code::ChangedSince`] when the order has another customer than
/// the screen showed, [`Code::NoCustomer`] of a passing customer, [`Code::CustomerErased`];
/// [`Code::BadField`] on `card_authorisation` or `note`.
pub fn settle(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SettleRefund,
) -> Result<SettledRefund, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    if !payment::is_authorisation(&args.card_authorisation) {
        return Err(OfficeError::bad_field("card_authorisation"));
    }
    let row = RefundRow::load(tx, args.id)?;
    let number = row.number();
    let lot = match args.by {
        SettledBy::Credit => Some(make_credit(tx, cx, args, &row)?),
        SettledBy::Card | SettledBy::Again | SettledBy::Cash => None,
    };
    let account = match (args.by, lot) {
        (_, Some(lot)) => lot.id,
        (SettledBy::Cash, _) => ledger::CASH,
        _ => ledger::CARD,
    };
    let authorisation = Some(args.card_authorisation.as_str()).filter(|text| !text.is_empty());
    let result = named![
        refund_id = args.id,
        seq = journal::next(tx, cx)?,
        given = args.by.key(),
        lot_id = lot.map(|lot| lot.id),
        card_authorisation = authorisation,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id,
        at_ms = cx.at_ms
    ];
    tx.execute(sql!("add_result"), &result)?;
    let lot_number = lot.map(|lot| series::lot_number(lot.number));
    let entry = Entry {
        customer_id: row.customer_id,
        order_id: Some(row.order_id),
        data: json!({
            "amendment": number,
            "order": row.order_number,
            "amount_cents": row.amount_cents,
            "by": args.by.key(),
            "lot": lot_number,
        }),
        note: Some(note).filter(|note| !note.is_empty()),
        transfers: ledger::transfer(ledger::CARD_UNSETTLED, account, row.amount_cents)
            .into_iter()
            .collect(),
        ..Entry::of(Action::RefundSettled)
    };
    journal::append(tx, cx, entry)?;
    Ok(SettledRefund {
        id: args.id,
        by: args.by,
        amount_cents: row.amount_cents,
        lot_id: lot.map(|lot| lot.id),
        lot: lot_number,
    })
}

fn make_credit(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SettleRefund,
    row: &RefundRow,
) -> Result<NewLot, OfficeError> {
    page::of_whom_was_shown(args.seen_customer_id, row.customer_id)?;
    let customer_id = row.customer_id.ok_or_else(|| OfficeError::new(Code::NoCustomer))?;
    customer::not_erased(tx, customer_id)?;
    let (_, policy) = policy::in_force(tx, row.performance_id, row.show_id)?;
    let expires_at_ms = policy.expires_at_ms(cx.at_ms, cx.house.zone());
    let origin = Origin::Amendment(row.amendment_id);
    credit::open_lot(tx, cx, customer_id, origin, row.amount_cents, expires_at_ms)
}
