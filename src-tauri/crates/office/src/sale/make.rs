//! The sale: seats, numbers, payments and ledger in one transaction.

use contract::action::Action;
use contract::ids::{OrderId, PlaceId};
use contract::sale::{MakeSale, PaymentLine, Sold};
use domain::money::{Cents, MAX_AMOUNT};
use domain::payment::{self, Payment, PaymentError};
use serde_json::json;
use store::{StoreError, Tx, TxExt, named, sql};

use super::account::Account;
use super::basket::{self, PricedLine};
use super::payment::{PaymentRow, Tender};
use super::{CHANNEL, print};
use crate::books::chain::Transfer;
use crate::books::credit::LotRow;
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// Numbers of imported orders that one new order may skip.
const TAKEN_MAX: usize = 100_000;

/// A sale that was checked, about to be written.
struct Sale<'a> {
    args: &'a MakeSale,
    lines: Vec<PricedLine>,
    account: Option<Account>,
    total: Cents,
    paid: Payment,
    spent: Vec<(LotRow, Cents)>,
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
    let payments = write_payments(tx, cx, &sale)?;
    let balance_after = sale.account.as_ref().map(|a| a.balance(cx.at_ms) - sale.args.credit_cents);
    let transfers = transfers(&sale);
    let ticket_numbers: Vec<i64> = (first_ticket..).take(place_ids.len()).collect();
    let data = json!({
        "order": number,
        "places": place_ids.len(),
        "show": shows(&sale.lines),
        "seats": seats(&sale.lines),
        "total_cents": sale.total,
        "credit_cents": sale.args.credit_cents,
        "lots": payments.iter().filter_map(|p| p.lot.clone()).collect::<Vec<_>>().join(", "),
        "card_cents": sale.paid.card,
        "cash_cents": sale.paid.cash,
        "change_cents": sale.paid.change,
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
        change_cents: sale.paid.change,
        balance_after_cents: balance_after,
        payments,
    })
}

/// Everything that can refuse the sale, before a row is written.
fn check<'a>(tx: &mut dyn Tx, cx: &Cx<'_>, args: &'a MakeSale) -> Result<Sale<'a>, OfficeError> {
    check_card(args)?;
    for (field, amount) in
        [("card_cents", args.card_cents), ("tendered_cents", args.tendered_cents)]
    {
        if !(Cents::ZERO..=MAX_AMOUNT).contains(&amount) {
            return Err(OfficeError::bad_field(field));
        }
    }
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
    let paid = payment::settle(total, args.credit_cents, args.card_cents, args.tendered_cents)
        .map_err(refused)?;
    let spent = match &account {
        Some(account) => account.spend(args.credit_cents, cx.at_ms)?,
        None if args.credit_cents.is_positive() => return Err(OfficeError::new(Code::NoCustomer)),
        None => Vec::new(),
    };
    Ok(Sale { args, lines, account, total, paid, spent, order_id: cx.mint.id() })
}

/// Four digits and an authorisation: no more is kept of a card.
fn check_card(args: &MakeSale) -> Result<(), OfficeError> {
    if !payment::is_card_end(&args.card_last4) {
        return Err(OfficeError::bad_field("card_last4"));
    }
    if !payment::is_authorisation(&args.card_authorisation) {
        return Err(OfficeError::bad_field("card_authorisation"));
    }
    Ok(())
}

fn refused(why: PaymentError) -> OfficeError {
    match why {
        PaymentError::CreditDoesNotFit => OfficeError::new(Code::CreditDoesNotFit),
        PaymentError::Missing(missing) => {
            OfficeError::new(Code::PaymentMissing).with("missing_cents", missing)
        }
        PaymentError::TooMuch(excess) => {
            OfficeError::new(Code::PaymentTooMuch).with("excess_cents", excess)
        }
    }
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
    let holder = sale.account.as_ref().map_or("", |account| account.name.as_str());
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

/// One row a lot spent, one for the card, one for the cash.
fn write_payments(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    sale: &Sale<'_>,
) -> Result<Vec<PaymentLine>, OfficeError> {
    let mut lines = Vec::new();
    let mut pay = |amount: Cents, by: Tender<'_>, lot: Option<&LotRow>| {
        let row = PaymentRow { order_id: sale.order_id, amount, by };
        row.write(tx, cx)?;
        lines.push(PaymentLine {
            tender: row.by.kind(),
            amount_cents: amount,
            lot: lot.map(|lot| series::lot_number(lot.number)),
            lot_left_cents: lot.map(|lot| lot.left_cents - amount),
            lot_expires_at_ms: lot.map(|lot| lot.expires_at_ms),
        });
        Ok::<_, OfficeError>(())
    };
    for (lot, amount) in &sale.spent {
        let left = lot.left_cents - *amount;
        pay(*amount, Tender::Credit { lot_id: lot.id, left }, Some(lot))?;
    }
    let (paid, args) = (&sale.paid, sale.args);
    if paid.card.is_positive() {
        let (last4, authorisation) = (&args.card_last4, &args.card_authorisation);
        pay(paid.card, Tender::Card { last4, authorisation }, None)?;
    }
    if paid.cash.is_positive() {
        let cash = Tender::Cash { tendered: args.tendered_cents, change: paid.change };
        pay(paid.cash, cash, None)?;
    }
    Ok(lines)
}

/// The transfers of a sale: from the lots, the card and the cash, to what was sold.
fn transfers(sale: &Sale<'_>) -> Vec<Transfer> {
    let lots = sale.spent.iter().map(|(lot, amount)| (lot.id, *amount));
    let tenders = [(ledger::CARD, sale.paid.card), (ledger::CASH, sale.paid.cash)];
    lots.chain(tenders)
        .filter_map(|(account, amount)| ledger::transfer(account, ledger::SALES, amount))
        .collect()
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
