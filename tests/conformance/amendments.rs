//! What was sold and is put right: voids, corrections of a tender, exchanges, refunds to verify.

mod cash_above;
mod differences;
pub(crate) mod exchanges;
pub(crate) mod model;
pub(crate) mod paid_here;
mod paid_less;
mod papers;
mod returns;
mod signatures;
mod tampered;
mod tenders;
pub(crate) mod voids;

use contract::amendment::{
    Amended, AmendmentReason, AmendmentRules, AmendmentSettings, OrderMoney, QuoteVoid,
    SetAmendments, TerminalSaid, VoidQuote, VoidSale,
};
use contract::args::{ById, Empty};
use contract::ids::{CustomerId, OrderId, PlaceId};
use contract::order::OrderFile;
use contract::sale::{BasketLine, FreeSeats, MakeSale, Sold};
use domain::amendment::Difference;
use domain::money::Cents;
use harness::desk::Desk;
use serde_json::json;
use store::{StoreError, TxExt};

use crate::sales::{cash, figaro};

/// The lines of seats, by row and number, at a rate.
pub(crate) fn lines(free: &FreeSeats, seats: &[(&str, &str)], rate: &str) -> Vec<BasketLine> {
    let line = |(row, number): &(&str, &str)| BasketLine {
        performance_id: free.performance.id,
        starts_at_ms: free.performance.starts_at_ms,
        seat_id: free.seats.iter().find(|s| s.row == *row && s.seat == *number).unwrap().id,
        rate_id: free.rates.iter().find(|r| r.name == rate).unwrap().id,
    };
    seats.iter().map(line).collect()
}

/// What an order was paid, less what went out of it again: what the screen adds up.
pub(crate) fn adds_up(desk: &Desk, id: OrderId) -> OrderFile {
    let file: OrderFile = desk.ok("Karim", "order_file", ById { id });
    let paid: Cents = file.payments.iter().map(|paid| paid.amount_cents).sum();
    let gone: Cents = file.returns.iter().map(|gone| gone.amount_cents).sum();
    assert_eq!(paid - gone, file.net_today_cents, "{:?} {:?}", file.payments, file.returns);
    file
}

/// Seats of row A at 25,00 €, paid as told; what is missing is cash.
pub(crate) fn sold(
    desk: &Desk,
    who: &str,
    seats: &[&str],
    customer_id: Option<CustomerId>,
    (credit, card): (i64, i64),
) -> Sold {
    let seats: Vec<(&str, &str)> = seats.iter().map(|seat| ("A", *seat)).collect();
    let total = 2_500 * seats.len() as i64;
    let sale = MakeSale {
        customer_id,
        credit_cents: Cents(credit),
        card_cents: Cents(card),
        card_last4: if card > 0 { "4242".to_owned() } else { String::new() },
        card_authorisation: if card > 0 { "A81C02".to_owned() } else { String::new() },
        tendered_cents: Cents(total - credit - card),
        ..cash(lines(&figaro(desk), &seats, "Plein tarif"), total)
    };
    desk.ok(who, "sale_make", sale)
}

pub(crate) fn void_quote(desk: &Desk, who: &str, id: OrderId, places: &[PlaceId]) -> VoidQuote {
    desk.ok(who, "sale_void_quote", QuoteVoid { order_id: id, place_ids: places.to_vec() })
}

/// The void of places of figaro's row A, by cash.
pub(crate) fn void_of(order_id: OrderId, places: &[PlaceId]) -> VoidSale {
    VoidSale {
        order_id,
        place_ids: places.to_vec(),
        ticket_returned: true,
        expected_total_cents: Cents(2_500 * places.len() as i64),
        terminal: TerminalSaid::Nothing,
        card_authorisation: String::new(),
        terminals: Vec::new(),
        reason: AmendmentReason::Customer,
        note: String::new(),
        seconded_by: None,
    }
}

pub(crate) fn voided(desk: &Desk, who: &str, order_id: OrderId, places: &[PlaceId]) -> Amended {
    desk.ok(who, "sale_void", void_of(order_id, places))
}

pub(crate) fn money(desk: &Desk, order_id: OrderId) -> OrderMoney {
    desk.ok("Karim", "order_money", ById { id: order_id })
}

/// What an account of the house holds: what went in less what went out.
pub(crate) fn held(desk: &Desk, account: &str) -> i64 {
    let asked = format!("SELECT debit_cents - credit_cents FROM account WHERE name = '{account}'");
    let mut held = 0;
    let read = desk.store().read(|tx| {
        held = tx.int(&asked, &[])?;
        Ok::<_, StoreError>(())
    });
    read.expect("the account is read");
    held
}

/// Changes the rules of the house.
pub(crate) fn ruled(desk: &Desk, change: impl FnOnce(&mut AmendmentRules)) {
    let now: AmendmentSettings = desk.ok("Hélène", "amendments_view", json!({}));
    let mut rules = now.rules;
    change(&mut rules);
    let set = SetAmendments { rules, version: now.version };
    desk.ok::<Empty>("Hélène", "amendments_set", set);
}

pub(crate) fn difference_is(desk: &Desk, difference: Difference) {
    ruled(desk, |rules| rules.difference = difference);
}
