//! The facts that tickets and receipts state, gathered in one read.

use contract::facts::{CarriedFacts, PlaceFacts, ReceiptFacts, TenderFacts, TicketFacts};
use contract::ids::{OrderId, PlaceId};
use contract::locale::Locale;
use contract::sale::PlaceIds;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::{text, vat};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::print;
use crate::books::{journal, series};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct TicketRow {
    order_id: OrderId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    price_cents: Cents,
    vat_bp: i64,
    code: String,
    holder: String,
    order_number: String,
    sold_at_ms: i64,
    sold_at: String,
    locale: Locale,
    number: i64,
    duplicata: i64,
}

/// The facts of the tickets of 1 to 50 places of one order, as their latest copy states them.
///
/// # Errors
/// [`crate::Code::PlaceNotFree`] when one is pending, taken back or cancelled;
/// [`crate::Code::NotFound`] when one has no number yet.
pub fn ticket_facts(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    place_ids: &[PlaceId],
) -> Result<Vec<TicketFacts>, OfficeError> {
    print::has_numbers(tx, cx, &PlaceIds { place_ids: place_ids.to_vec() })?;
    let mut tickets = Vec::with_capacity(place_ids.len());
    for place_id in place_ids {
        let row: TicketRow = tx
            .row(sql!("ticket_facts"), &named![id = *place_id])?
            .ok_or_else(|| OfficeError::not_found("ticket"))?;
        let mark = journal::mark_of_order(tx, row.order_id)?;
        tickets.push(TicketFacts {
            house: cx.house.facts(),
            place: PlaceFacts {
                show: row.show,
                hall: row.hall,
                starts_at_ms: row.starts_at_ms,
                row: row.row,
                seat: row.seat,
                category: row.category,
                rate: row.rate,
                price: row.price_cents,
                vat_bp: row.vat_bp,
            },
            number: row.number,
            duplicata: row.duplicata,
            code: row.code,
            order_number: row.order_number,
            holder: row.holder,
            sold_at_ms: row.sold_at_ms,
            sold_at: row.sold_at,
            mark,
            locale: row.locale,
        });
    }
    Ok(tickets)
}

#[derive(Deserialize)]
struct ReceiptRow {
    order_number: String,
    last_name: String,
    first_name: String,
    operator: String,
    counter: String,
    at_ms: i64,
    total_cents: Cents,
    locale: Locale,
    data: String,
    same_customer: bool,
}

/// What the journal keeps of the sale and no table does.
#[derive(Deserialize)]
struct Journalled {
    balance_after_cents: Option<Cents>,
}

/// A payment, as papers name it.
#[derive(Deserialize)]
pub(super) struct PaymentRow {
    tender: TenderKind,
    amount_cents: Cents,
    tendered_cents: Cents,
    change_cents: Cents,
    card_last4: String,
    card_authorisation: String,
    lot: i64,
    lot_left_cents: Cents,
    expires_at_ms: i64,
    /// Number of the order that it was paid for, where an exchange carried it over.
    #[serde(default)]
    carried_from: String,
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
    let places = places(tx, order_id)?;
    let payments: Vec<PaymentRow> = tx.rows(sql!("receipt_payments"), &named![order_id])?;
    let (paid, over): (Vec<_>, Vec<_>) =
        payments.into_iter().partition(|paid| paid.carried_from.is_empty());
    Ok(ReceiptFacts {
        house: cx.house.facts(),
        order_number: sale.order_number,
        customer: text::full_name(&sale.last_name, &sale.first_name),
        operator: sale.operator,
        counter: sale.counter,
        at_ms: sale.at_ms,
        vat: vat::by_rate(places.iter().map(|place| (place.price, place.vat_bp))),
        places,
        total: sale.total_cents,
        carried: carried(over),
        tenders: paid.into_iter().map(tender).collect(),
        balance_after: kept.balance_after_cents.filter(|_| sale.same_customer),
        duplicata,
        mark: journal::mark_of_order(tx, order_id)?,
        locale: sale.locale,
    })
}

/// An order comes in the place of one other at most.
fn carried(over: Vec<PaymentRow>) -> Option<CarriedFacts> {
    let from = over.first()?.carried_from.clone();
    Some(CarriedFacts { from, tenders: over.into_iter().map(tender).collect() })
}

/// The places of an order, as papers name them.
///
/// # Errors
/// From the store.
pub(super) fn places(tx: &mut dyn Tx, order_id: OrderId) -> Result<Vec<PlaceFacts>, OfficeError> {
    Ok(tx.rows(sql!("receipt_places"), &named![order_id])?)
}

pub(super) fn tender(paid: PaymentRow) -> TenderFacts {
    let amount = paid.amount_cents;
    match paid.tender {
        TenderKind::Cash => {
            TenderFacts::Cash { amount, tendered: paid.tendered_cents, change: paid.change_cents }
        }
        TenderKind::Card => TenderFacts::Card {
            amount,
            last4: paid.card_last4,
            authorisation: paid.card_authorisation,
        },
        TenderKind::Credit => TenderFacts::Credit {
            amount,
            lot: series::lot_number(paid.lot),
            left: paid.lot_left_cents,
            expires_at_ms: paid.expires_at_ms,
        },
    }
}
