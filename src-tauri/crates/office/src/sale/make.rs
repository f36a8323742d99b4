//! The sale: seats, numbers, payments and ledger in one transaction.

use contract::action::Action;
use contract::ids::{OrderId, PlaceId};
use contract::sale::{MakeSale, Sold};
use domain::money::Cents;
use serde_json::json;
use store::{StoreError, Tx, TxExt, named, sql};

use super::account::Account;
use super::basket::{self, PricedLine};
use super::settle::{Settled, Tenders};
use super::{CHANNEL, print};
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// Numbers of imported orders that one new order may skip.
const TAKEN_MAX: usize = 100_000;

/// A sale that was checked, about to be written.
struct Sale<'a> {
    args: &'a MakeSale,
    lines: Vec<PricedLine>,
    total: Cents,
    settled: Settled<'a>,
    order_id: OrderId,
}

/// Sells a basket.
///
/// # Errors
/// [`Code::AmountChanged`] before anything else when the screen showed another total;
/// [`Code::NotOnSale`], [`Code::SeatSold`], [`Code::NoPrice`], [`Code::NoCustomer`],
/// [`Code::NotEnoughCredit`], [`Code::CreditDoesNotFit`], [`Code::PaymentMissing`],
/// [`Code::PaymentTooMuch`], [`Code::BadField`], [`Code::NotFound`].
pub fn make(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MakeSale) -> Result<Sold, OfficeError> {
    let sale = check(tx, cx, args)?;
    let number = order_number(tx)?;
    write_order(tx, cx, &sale, &number)?;
    let (place_ids, first_ticket) = write_places(tx, cx, &sale)?;
    let settled = &sale.settled;
    let payments = settled.write(tx, cx, sale.order_id)?;
    let balance_after = settled.balance_after(cx);
    let transfers = settled.transfers();
    let ticket_numbers: Vec<i64> = (first_ticket..).take(place_ids.len()).collect();
    let data = json!({
        "order": number,
        "places": place_ids.len(),
        "show": shows(&sale.lines),
        "seats": seats(&sale.lines),
        "total_cents": sale.total,
        "credit_cents": sale.args.credit_cents,
        "lots": payments.iter().filter_map(|p| p.lot.clone()).collect::<Vec<_>>().join(", "),
        "card_cents": settled.paid.card,
        "cash_cents": settled.paid.cash,
        "change_cents": settled.paid.change,
        "balance_after_cents": balance_after,
        "place_ids": place_ids,
        "tickets": ticket_numbers,
    });
    let entry = Entry {
        customer_id: sale.args.customer_id,
        order_id: Some(sale.order_id),
        data,
        transfers,
        ..Entry::of(Action::SaleMade)
    };
    journal::append(tx, cx, entry)?;
    Ok(Sold {
        order_id: sale.order_id,
        order_number: number,
        place_ids,
        ticket_numbers,
        total_cents: sale.total,
        change_cents: settled.paid.change,
        balance_after_cents: balance_after,
        payments,
    })
}

/// Everything that can refuse the sale, before a row is written.
fn check<'a>(tx: &mut dyn Tx, cx: &Cx<'_>, args: &'a MakeSale) -> Result<Sale<'a>, OfficeError> {
    let tenders = Tenders {
        credit: args.credit_cents,
        card: args.card_cents,
        card_last4: &args.card_last4,
        card_authorisation: &args.card_authorisation,
        tendered: args.tendered_cents,
    };
    tenders.check()?;
    let lines = basket::price(tx, &args.lines)?;
    let total = basket::total(&lines);
    if total != args.expected_total_cents {
        return Err(OfficeError::new(Code::AmountChanged)
            .with("shown_cents", args.expected_total_cents)
            .with("now_cents", total));
    }
    basket::on_sale(&lines, cx.at_ms)?;
    basket::free(&lines)?;
    let account = args.customer_id.map(|id| Account::load(tx, id)).transpose()?;
    let settled = Settled::of(cx, account, total, tenders)?;
    Ok(Sale { args, lines, total, settled, order_id: cx.mint.id() })
}

/// The next number that no imported order has.
fn order_number(tx: &mut dyn Tx) -> Result<String, OfficeError> {
    for _ in 0..TAKEN_MAX {
        let number = series::take(tx, series::ORDER, 1)?.to_string();
        if tx.int(sql!("order_taken"), &named![number = &number])? == 0 {
            return Ok(number);
        }
    }
    Err(OfficeError::internal("no order number is free"))
}

fn write_order(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    sale: &Sale<'_>,
    number: &str,
) -> Result<(), OfficeError> {
    tx.execute(
        sql!("add_order"),
        &named![
            id = sale.order_id,
            number,
            customer_id = sale.args.customer_id,
            channel = CHANNEL,
            created_at_ms = cx.at_ms,
            total_cents = sale.total,
            fees_cents = 0,
            state = "issued",
            operator_id = cx.operator.id,
            counter_id = cx.counter_id,
            external_key = None::<&str>
        ],
    )?;
    Ok(())
}

/// The places with their codes, numbers and print jobs; gives their ids and the first number.
fn write_places(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    sale: &Sale<'_>,
) -> Result<(Vec<PlaceId>, i64), OfficeError> {
    let holder = sale.settled.account.as_ref().map_or("", |account| account.name.as_str());
    let mut place_ids = Vec::with_capacity(sale.lines.len());
    for (rank, line) in (1_i64..).zip(&sale.lines) {
        let place_id = cx.mint.id();
        let row = named![
            id = place_id,
            order_id = sale.order_id,
            rank,
            performance_id = line.performance_id,
            seat_id = line.seat_id,
            category_id = line.category_id,
            rate_id = line.rate_id,
            price_cents = line.price,
            vat_bp = line.vat_bp,
            channel = CHANNEL,
            state = "live",
            code = cx.mint.code(),
            holder,
            copies = 0,
            scanned_at_ms = None::<i64>,
            external_key = None::<&str>
        ];
        // The unique index decides, whatever was read before.
        match tx.execute(sql!("add_place"), &row) {
            Ok(_) => place_ids.push(place_id),
            Err(e) if is_seat_taken(&e) => return Err(basket::seat_sold(line, "")),
            Err(e) => return Err(e.into()),
        }
    }
    let first_ticket = print::number_places(tx, cx, &place_ids)?;
    for place_id in &place_ids {
        print::add_job(tx, cx, *place_id, 0)?;
    }
    Ok((place_ids, first_ticket))
}

/// SQLite names the columns of the index, PostgreSQL the index.
fn is_seat_taken(e: &StoreError) -> bool {
    e.is_constraint("place_one_live_per_seat") || e.is_constraint("place.seat_id")
}

/// The shows of a basket, each once.
fn shows(lines: &[PricedLine]) -> String {
    let mut shows: Vec<&str> = Vec::new();
    for line in lines {
        if !shows.contains(&line.show.as_str()) {
            shows.push(&line.show);
        }
    }
    shows.join(", ")
}

fn seats(lines: &[PricedLine]) -> String {
    let seats: Vec<String> = lines.iter().map(|l| format!("{} {}", l.row, l.seat)).collect();
    seats.join(", ")
}
