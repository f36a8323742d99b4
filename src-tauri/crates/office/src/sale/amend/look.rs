//! How an order is paid now, and how it was put right.

use contract::amendment::{AmendmentRow, OrderMoney};
use contract::args::ById;
use contract::ids::{AmendmentId, OrderId};
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::load::{OrderRow, PaidRow, PlaceRow, paid};
use crate::books::series;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct Row {
    id: AmendmentId,
    number: i64,
    kind: AmendmentKind,
    at_ms: i64,
    operator: String,
    seconded_by: String,
    amount_cents: Cents,
    places: i64,
    order_number: String,
    new_order_number: String,
    new_order_id: Option<OrderId>,
    unsettled: bool,
}

/// The payments and the amendments of an order.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn order_money(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    args: &ById<OrderId>,
) -> Result<OrderMoney, OfficeError> {
    let order = OrderRow::load(tx, args.id)?;
    let places: Vec<PlaceRow> = tx.rows(sql!("places"), &named![order_id = order.id])?;
    let can_give_back = places.iter().filter(|place| order.may_give_back(place).is_ok());
    let can_give_back = can_give_back.map(|place| place.id).collect();
    let payments = paid(tx, order.id)?.into_iter().map(PaidRow::into_contract).collect();
    let rows: Vec<Row> = tx.rows(sql!("amendments"), &named![order_id = order.id])?;
    let amendments = rows.into_iter().map(|row| AmendmentRow {
        id: row.id,
        number: series::amendment_number(row.number),
        kind: row.kind,
        at_ms: row.at_ms,
        operator: row.operator,
        seconded_by: row.seconded_by,
        amount_cents: row.amount_cents,
        places: row.places,
        order_number: row.order_number,
        new_order_number: row.new_order_number,
        new_order_id: row.new_order_id,
        unsettled: row.unsettled,
    });
    Ok(OrderMoney { can_give_back, payments, amendments: amendments.collect() })
}
