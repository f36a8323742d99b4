//! An order about to be written: its row, places, tickets, payments, and its row of the journal. A sale
//! books one, and so does an exchange.

use contract::action::Action;
use contract::ids::{AmendmentId, CustomerId, LotId, OrderId, PlaceId};
use contract::sale::{PaymentLine, Sold};
use domain::money::Cents;
use domain::payment::TenderKind;
use serde_json::json;
use store::{StoreError, Tx, TxExt, named, sql};

use super::basket::{self, PricedLine};
use super::payment::{PaymentRow, Tender};
use super::settle::Settled;
use super::{CHANNEL, hold, print, receipt};
use crate::books::chain::Transfer;
use crate::books::credit::Untold;
use crate::books::journal::Entry;
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, OfficeError};

/// Numbers of imported orders that one new order may skip.
const TAKEN_MAX: usize = 100_000;

/// An order that was checked.
pub(super) struct Booking<'a> {
    pub id: OrderId,
    pub customer_id: Option<CustomerId>,
    pub lines: Vec<PricedLine>,
    /// What the lines cost.
    pub total: Cents,
    /// How what is not carried over is paid.
    pub settled: Settled<'a>,
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
        hold::let_go(tx, self.lines.iter().map(|line| (line.performance_id, line.seat_id)))?;
        let untold = self.settled.untold(tx, cx, self.customer_id)?;
        let payments = self.write_payments(tx, cx, &untold)?;
        let regained = self.exchange.as_ref().map_or(Cents::ZERO, |exchange| exchange.regained);
        let balance_after = self.settled.balance_after(cx).map(|balance| balance + regained);
        let transfers = self.transfers();
        let ticket_numbers: Vec<i64> = (first_ticket..).take(place_ids.len()).collect();
        let mut data = json!({
            "order": number,
            "places": place_ids.len(),
            "show": shows(&self.lines),
            "seats": seats(&self.lines),
            "total_cents": self.total,
            "credit_cents": self.by(TenderKind::Credit, self.settled.credit()),
            "lots": payments.iter().filter_map(|p| p.lot.clone()).collect::<Vec<_>>().join(", "),
            "card_cents": self.by(TenderKind::Card, self.settled.paid.card),
            "cash_cents": self.by(TenderKind::Cash, self.settled.paid.cash),
            "change_cents": self.settled.paid.change,
            "balance_after_cents": balance_after,
            "place_ids": place_ids,
            "tickets": ticket_numbers,
        });
        receipt::tell_balance(&mut data, balance_after, untold.credit(cx.at_ms));
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
            change_cents: self.settled.paid.change,
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
        let holder = self.settled.account.as_ref().map_or("", |account| account.name.as_str());
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

    /// What is carried over, then what is paid now.
    fn write_payments(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        untold: &Untold,
    ) -> Result<Vec<PaymentLine>, OfficeError> {
        let mut lines = Vec::new();
        let amendment_id = self.exchange.as_ref().map(|exchange| exchange.amendment_id);
        for Carried { tender, amount, lot, card_last4, card_authorisation } in self.carried() {
            let by = match (lot, tender) {
                (Some(lot), _) => {
                    let left = untold.left(lot.id, lot.left).unwrap_or_default();
                    Tender::Credit { lot_id: lot.id, left }
                }
                (None, TenderKind::Card) => {
                    Tender::Card { last4: card_last4, authorisation: card_authorisation }
                }
                (None, _) => Tender::Cash { tendered: *amount, change: Cents::ZERO },
            };
            PaymentRow { order_id: self.id, amount: *amount, by, amendment_id }.write(tx, cx)?;
            lines.push(PaymentLine {
                tender: *tender,
                amount_cents: *amount,
                lot: lot.as_ref().map(|lot| series::lot_number(lot.number)),
                lot_left_cents: lot.as_ref().map(|lot| lot.left),
                lot_expires_at_ms: lot.as_ref().map(|lot| lot.expires_at_ms),
            });
        }
        lines.extend(self.settled.write(tx, cx, self.id, untold)?);
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
        let mut transfers: Vec<Transfer> = carried
            .filter_map(|(account, amount)| ledger::transfer(account, ledger::SALES, amount))
            .collect();
        transfers.extend(self.settled.transfers());
        transfers
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
