//! The facts that tickets state, and the lines that all papers of a sale share.

use contract::facts::{PlaceFacts, TenderFacts, TicketFacts};
use contract::ids::{OrderId, PlaceId};
use contract::locale::Locale;
use contract::sale::PlaceIds;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat::{self, VatLine};
use domain::worth::worth;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::funds::Funds;
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
    vat_bp: i64,
    code: String,
    holder: String,
    order_number: String,
    sold_at_ms: i64,
    sold_at: String,
    locale: Locale,
    number: i64,
    duplicata: i64,
    /// The row of the journal that tells its number; none while that is not written yet.
    seq: Option<i64>,
}

/// The facts of the tickets of 1 to 50 places of one order, as their latest copy states them. The
/// price is what was paid for the place: less than it was sold for where the order was paid less. The house is what it was when
/// the ticket was numbered.
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
    let mut funds = Funds::default();
    for place_id in place_ids {
        let row: TicketRow = tx
            .row(sql!("ticket_facts"), &named![id = *place_id])?
            .ok_or_else(|| OfficeError::not_found("ticket"))?;
        if tickets.is_empty() {
            funds = Funds::of(tx, &[row.order_id])?;
        }
        let mark = journal::mark_of_order(tx, row.order_id)?;
        tickets.push(TicketFacts {
            house: cx.house.facts_at(tx, row.seq.unwrap_or(i64::MAX))?,
            place: PlaceFacts {
                show: row.show,
                hall: row.hall,
                starts_at_ms: row.starts_at_ms,
                row: row.row,
                seat: row.seat,
                category: row.category,
                rate: row.rate,
                price: funds.order(row.order_id)?.worth(*place_id),
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
    pub(super) carried_from: String,
}

/// The places of an order, as papers name them, on the dates that their performances had at a row of the journal.
///
/// # Errors
/// From the store.
pub(super) fn places(
    tx: &mut dyn Tx,
    order_id: OrderId,
    seq: i64,
) -> Result<Vec<PlaceFacts>, OfficeError> {
    Ok(tx.rows(sql!("receipt_places"), &named![order_id, seq])?)
}

/// The VAT in what was `paid` for places: less than their prices where the order was paid less.
pub(super) fn vat_of(places: &[PlaceFacts], paid: Cents) -> Vec<VatLine> {
    let prices: Vec<Cents> = places.iter().map(|place| place.price).collect();
    let rates = places.iter().map(|place| place.vat_bp);
    vat::by_rate(worth(&prices, paid).into_iter().zip(rates))
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
