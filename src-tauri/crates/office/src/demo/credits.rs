//! Credit in the demo house: live, part-used, expired.

use contract::action::Action;
use contract::args::ById;
use contract::ids::{CategoryId, CustomerId, PerformanceId, RateId};
use contract::sale::{BasketLine, ConfirmPrint, MakeSale, PlaceIds};
use domain::money::Cents;
use domain::performance::end_of_day_ms;
use domain::time::{DAY_MS, MINUTE_MS};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::cast::{CASHIER, SUPERVISOR};
use super::chance::Chance;
use super::history::Steps;
use super::making::SOURCE;
use super::people::{self, LE_GOFF};
use super::season::paris_ms;
use crate::books::credit::{self, Origin, lapse};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, OfficeError, sale};

/// Customers who have credit from before the house began; some of them spend it this morning.
const WITH_CREDIT: usize = 80;
const SPENDING: usize = 6;

/// Credit from before the house began here.
pub(super) fn open(
    tx: &mut dyn Tx,
    steps: &mut Steps<'_>,
    chance: &mut Chance,
    at_ms: i64,
) -> Result<(), OfficeError> {
    let half_year = paris_ms("2020-12-31 12:00")?;
    let year = paris_ms("2021-05-31 12:00")?;
    let mut lots = vec![
        (people::key(LE_GOFF), Cents(2_600), half_year),
        (people::key(LE_GOFF), Cents(7_400), year),
    ];
    for rank in 0..WITH_CREDIT {
        let customer = people::key(100 + rank * 13);
        let expires_ms = at_ms
            + DAY_MS
                * match rank % 5 {
                    4 => chance.between(-40, -1),
                    3 => chance.between(2, 28),
                    _ => chance.between(40, 360),
                };
        lots.push((customer.clone(), Cents(chance.between(16, 190) * 50), expires_ms));
        if rank % 6 == 0 {
            lots.push((customer, Cents(chance.between(16, 90) * 50), year));
        }
    }
    for (rank, (customer, amount, expires_ms)) in lots.into_iter().enumerate() {
        let at_ms = at_ms + rank as i64 * 2_000;
        steps.by(SUPERVISOR, at_ms, chance, |cx| {
            let expires_at_ms = end_of_day_ms(expires_ms, 0, cx.house.zone());
            open_one(tx, cx, &customer, amount, expires_at_ms)
        })?;
    }
    // Some of it nobody spent in time. Its own chance leaves the rest of the morning as it is.
    let (mut chance, written_ms) = (Chance::new(20_200_601), at_ms + 4 * 60_000);
    steps.program(written_ms, &mut chance, |cx| lapse::lapse(tx, cx)).map(drop)
}

fn customer_id(tx: &mut dyn Tx, key: &str) -> Result<CustomerId, OfficeError> {
    Ok(tx.int(sql!("customer"), &named![external_key = format!("{SOURCE}/{key}")])?.into())
}

fn open_one(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer: &str,
    amount: Cents,
    expires_at_ms: i64,
) -> Result<(), OfficeError> {
    let customer_id = customer_id(tx, customer)?;
    let lot = credit::open_lot(tx, cx, customer_id, Origin::Opening, amount, expires_at_ms)?;
    journal::append(
        tx,
        cx,
        Entry {
            customer_id: Some(customer_id),
            data: json!({
                "lot": series::lot_number(lot.number),
                "amount_cents": amount,
                "expires_at_ms": expires_at_ms,
            }),
            transfers: ledger::transfer(ledger::OPENING, lot.id, amount).into_iter().collect(),
            ..Entry::of(Action::CreditOpened)
        },
    )?;
    Ok(())
}

#[derive(Deserialize)]
struct Offer {
    performance_id: PerformanceId,
    rate_id: RateId,
    category_id: CategoryId,
    price_cents: Cents,
}

/// A few customers buy a seat with their credit, at the counter.
pub(super) fn spend(
    tx: &mut dyn Tx,
    steps: &mut Steps<'_>,
    chance: &mut Chance,
    at_ms: i64,
) -> Result<(), OfficeError> {
    let offers: Vec<Offer> = tx.rows(sql!("offers"), &named![now_ms = at_ms])?;
    for rank in 0..SPENDING {
        let Some(offer) = offers.get(rank * 3 % offers.len().max(1)) else { break };
        let customer = people::key(100 + rank * 13);
        let at_ms = at_ms + rank as i64 * 9 * MINUTE_MS;
        let sold = steps.by(CASHIER, at_ms, chance, |cx| buy(tx, cx, &customer, offer))?;
        steps.by(CASHIER, at_ms + 40_000, chance, |cx| print(tx, cx, sold))?;
    }
    Ok(())
}

/// One seat, credit first, the rest by card.
fn buy(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer: &str,
    offer: &Offer,
) -> Result<PlaceIds, OfficeError> {
    let customer_id = customer_id(tx, customer)?;
    let free = sale::seats(tx, cx, &ById { id: offer.performance_id })?;
    let seat = free.seats.iter().rev().find(|seat| seat.category_id == offer.category_id);
    let seat_id = seat.ok_or_else(|| OfficeError::not_found("seat"))?.id;
    let balance = credit::balance(tx, customer_id, cx.at_ms)?;
    let credit_cents = balance.min(offer.price_cents);
    let sold = sale::make(
        tx,
        cx,
        &MakeSale {
            customer_id: Some(customer_id),
            lines: vec![BasketLine {
                performance_id: offer.performance_id,
                starts_at_ms: free.performance.starts_at_ms,
                seat_id,
                rate_id: offer.rate_id,
            }],
            credit_cents,
            card_cents: offer.price_cents - credit_cents,
            card_last4: String::new(),
            card_authorisation: String::new(),
            tendered_cents: Cents::ZERO,
            expected_total_cents: offer.price_cents,
        },
    )?;
    Ok(PlaceIds { place_ids: sold.place_ids })
}

/// The ticket comes out of the printer.
fn print(tx: &mut dyn Tx, cx: &Cx<'_>, places: PlaceIds) -> Result<(), OfficeError> {
    sale::send_to_printer(tx, cx, &places, "")?;
    sale::confirm_print(tx, cx, &ConfirmPrint { place_ids: places.place_ids, out: true })?;
    Ok(())
}
