//! An order about to be written: its row, places, tickets, payments, and its row of the journal. A sale
//! books one, and so does an exchange.

use contract::action::Action;
use contract::ids::{AmendmentId, CustomerId, LotId, OrderId, PlaceId};
use contract::sale::{PaymentLine, Sold};
use domain::money::Cents;
use domain::payment::{self, Payment, PaymentError, TenderKind};
use serde_json::json;
use store::{StoreError, Tx, TxExt, named, sql};

use super::account::Account;
use super::basket::{self, PricedLine};
use super::payment::{PaymentRow, Tender};
use super::{CHANNEL, print};
use crate::books::chain::Transfer;
use crate::books::credit::LotRow;
use crate::books::journal::Entry;
use crate::books::ledger;
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// Numbers of imported orders that one new order may skip.
const TAKEN_MAX: usize = 100_000;

/// An order that was checked.
pub(super) struct Booking<'a> {
    pub id: OrderId,
    pub customer_id: Option<CustomerId>,
    pub account: Option<Account>,
    pub lines: Vec<PricedLine>,
    /// What the lines cost.
    pub total: Cents,
    /// How what is not carried over is paid.
    pub paid: Payment,
    /// Credit spent, lot by lot, and together.
    pub spent: Vec<(LotRow, Cents)>,
    pub credit: Cents,
    /// Cash handed over.
    pub tendered: Cents,
    pub card_last4: &'a str,
    pub card_authorisation: &'a str,
    /// The exchange that makes it.
    pub exchange: Option<Exchange>,
}

/// What an exchange brings to its new order.
pub(super) struct Exchange {
    pub amendment_id: AmendmentId,
    /// `AN-000001`.
    pub number: String,
    /// Payments of the order given back that pay this one.
    pub carried: Vec<Carried>,
    /// Credit that the customer gets back by the exchange.
    pub regained: Cents,
}

/// A part of a payment that goes over to another order, with what was kept of it.
pub(super) struct Carried {
    pub tender: TenderKind,
    pub amount: Cents,
    pub lot: Option<CarriedLot>,
    pub card_last4: String,
    pub card_authorisation: String,
}

/// The lot of a payment in credit.
#[derive(Clone)]
pub(super) struct CarriedLot {
    pub id: LotId,
    pub number: i64,
    pub left: Cents,
    pub expires_at_ms: i64,
}

/// An order that was written, and the row of the journal that tells it, to be appended.
pub(super) struct Booked {
    pub sold: Sold,
    pub entry: Entry<'static>,
}

/// Four digits and an authorisation: no more is kept of a card.
pub(super) fn check_card(last4: &str, authorisation: &str) -> Result<(), OfficeError> {
    if !payment::is_card_end(last4) {
        return Err(OfficeError::bad_field("card_last4"));
    }
    if !payment::is_authorisation(authorisation) {
        return Err(OfficeError::bad_field("card_authorisation"));
    }
    Ok(())
}

pub(super) fn refused(why: PaymentError) -> OfficeError {
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

impl Booking<'_> {
    /// Writes the order itself; gives its number.
    pub(super) fn open(&self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<String, OfficeError> {
        let number = order_number(tx)?;
        tx.execute(
            sql!("add_order"),
            &named![
                id = self.id,
                number = &number,
                customer_id = self.customer_id,
                channel = CHANNEL,
                created_at_ms = cx.at_ms,
                total_cents = self.total,
                fees_cents = 0,
                state = "issued",
                operator_id = cx.operator.id,
                counter_id = cx.counter_id,
                external_key = None::<&str>
            ],
        )?;
        Ok(number)
    }

    /// Writes all else of it, once its row is there.
    pub(super) fn fill(
        self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        number: String,
    ) -> Result<Booked, OfficeError> {
        let (place_ids, first_ticket) = self.write_places(tx, cx)?;
        let payments = self.write_payments(tx, cx)?;
        let regained = self.exchange.as_ref().map_or(Cents::ZERO, |exchange| exchange.regained);
        let balance_after =
            self.account.as_ref().map(|a| a.balance(cx.at_ms) - self.credit + regained);
        let transfers = self.transfers();
        let ticket_numbers: Vec<i64> = (first_ticket..).take(place_ids.len()).collect();
        let mut data = json!({
            "order": number,
            "places": place_ids.len(),
            "show": shows(&self.lines),
            "seats": seats(&self.lines),
            "total_cents": self.total,
            "credit_cents": self.by(TenderKind::Credit, self.credit),
            "lots": payments.iter().filter_map(|p| p.lot.clone()).collect::<Vec<_>>().join(", "),
            "card_cents": self.by(TenderKind::Card, self.paid.card),
            "cash_cents": self.by(TenderKind::Cash, self.paid.cash),
            "change_cents": self.paid.change,
            "balance_after_cents": balance_after,
            "place_ids": place_ids,
            "tickets": ticket_numbers,
        });
        if let Some(exchange) = &self.exchange {
            data["amendment"] = json!(exchange.number);
        }
        let entry = Entry {
            customer_id: self.customer_id,
            order_id: Some(self.id),
            data,
            transfers,
            ..Entry::of(Action::SaleMade)
        };
        let sold = Sold {
            order_id: self.id,
            order_number: number,
            place_ids,
            ticket_numbers,
            total_cents: self.total,
            change_cents: self.paid.change,
            balance_after_cents: balance_after,
            payments,
        };
        Ok(Booked { sold, entry })
    }

    fn carried(&self) -> &[Carried] {
        self.exchange.as_ref().map_or(&[], |exchange| &exchange.carried)
    }

    /// What this tender pays, what is carried over included.
    fn by(&self, tender: TenderKind, now: Cents) -> Cents {
        let carried = self.carried().iter().filter(|carried| carried.tender == tender);
        now + carried.map(|carried| carried.amount).sum::<Cents>()
    }

    /// The places with their codes, numbers and print jobs; gives their ids and the first number.
    fn write_places(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
    ) -> Result<(Vec<PlaceId>, i64), OfficeError> {
        let holder = self.account.as_ref().map_or("", |account| account.name.as_str());
        let mut place_ids = Vec::with_capacity(self.lines.len());
        for (rank, line) in (1_i64..).zip(&self.lines) {
            let place_id = cx.mint.id();
            let row = named![
                id = place_id,
                order_id = self.id,
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

    /// What is carried over, then one row a lot spent, one for the card, one for the cash.
    fn write_payments(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
    ) -> Result<Vec<PaymentLine>, OfficeError> {
        let mut lines = Vec::new();
        let amendment_id = self.exchange.as_ref().map(|exchange| exchange.amendment_id);
        let mut pay = |amount: Cents, by: Tender<'_>, lot: Option<CarriedLot>, carried: bool| {
            let amendment_id = amendment_id.filter(|_| carried);
            let row = PaymentRow { order_id: self.id, amount, by, amendment_id };
            row.write(tx, cx)?;
            lines.push(PaymentLine {
                tender: row.by.kind(),
                amount_cents: amount,
                lot: lot.as_ref().map(|lot| series::lot_number(lot.number)),
                lot_left_cents: lot.as_ref().map(|lot| lot.left),
                lot_expires_at_ms: lot.map(|lot| lot.expires_at_ms),
            });
            Ok::<_, OfficeError>(())
        };
        for carried in self.carried() {
            let by = match (&carried.lot, carried.tender) {
                (Some(lot), _) => Tender::Credit { lot_id: lot.id, left: lot.left },
                (None, TenderKind::Card) => Tender::Card {
                    last4: &carried.card_last4,
                    authorisation: &carried.card_authorisation,
                },
                (None, _) => Tender::Cash { tendered: carried.amount, change: Cents::ZERO },
            };
            pay(carried.amount, by, carried.lot.clone(), true)?;
        }
        for (lot, amount) in &self.spent {
            let left = lot.left_cents - *amount;
            let kept = CarriedLot {
                id: lot.id,
                number: lot.number,
                left,
                expires_at_ms: lot.expires_at_ms,
            };
            pay(*amount, Tender::Credit { lot_id: lot.id, left }, Some(kept), false)?;
        }
        if self.paid.card.is_positive() {
            let (last4, authorisation) = (self.card_last4, self.card_authorisation);
            pay(self.paid.card, Tender::Card { last4, authorisation }, None, false)?;
        }
        if self.paid.cash.is_positive() {
            let cash = Tender::Cash { tendered: self.tendered, change: self.paid.change };
            pay(self.paid.cash, cash, None, false)?;
        }
        Ok(lines)
    }

    /// The transfers of a sale: from the lots, the card and the cash, to what was sold.
    fn transfers(&self) -> Vec<Transfer> {
        let carried = self.carried().iter().map(|carried| {
            let account = match (&carried.lot, carried.tender) {
                (Some(lot), _) => lot.id,
                (None, TenderKind::Card) => ledger::CARD,
                (None, _) => ledger::CASH,
            };
            (account, carried.amount)
        });
        let lots = self.spent.iter().map(|(lot, amount)| (lot.id, *amount));
        let tenders = [(ledger::CARD, self.paid.card), (ledger::CASH, self.paid.cash)];
        carried
            .chain(lots)
            .chain(tenders)
            .filter_map(|(account, amount)| ledger::transfer(account, ledger::SALES, amount))
            .collect()
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

/// SQLite names the columns of the index, PostgreSQL the index.
fn is_seat_taken(e: &StoreError) -> bool {
    e.is_constraint("place_one_live_per_seat") || e.is_constraint("place.seat_id")
}

/// The shows of a basket, each once.
pub(super) fn shows(lines: &[PricedLine]) -> String {
    let mut shows: Vec<&str> = Vec::new();
    for line in lines {
        if !shows.contains(&line.show.as_str()) {
            shows.push(&line.show);
        }
    }
    shows.join(", ")
}

pub(super) fn seats(lines: &[PricedLine]) -> String {
    let seats: Vec<String> = lines.iter().map(|l| format!("{} {}", l.row, l.seat)).collect();
    seats.join(", ")
}
