//! *Échange*: places are given back against others, in one gesture; the difference is paid or given
//! back.

use contract::action::Action;
use contract::amendment::{
    Amended, ExchangeQuote, ExchangeSale, Exchanged, QuoteExchange, RefundWay,
};
use contract::ids::{OrderId, PlaceId};
use contract::sale::BasketLine;
use domain::amendment::{AmendmentKind, Difference};
use domain::funding::Validity;
use domain::money::Cents;
use domain::vat;
use serde_json::json;
use store::Tx;

use super::credit;
use super::load::{Target, cash_of, paid};
use super::mail_facts;
use super::may;
use super::refund::{self, Refund, Refunds};
use super::write::{self, Amendment, NOTE_MAX};
use crate::books::journal;
use crate::sale::account::Account;
use crate::sale::basket::{self, PricedLine};
use crate::sale::booking::{self, Booking, Carried, CarriedLot, Exchange};
use crate::sale::settle::{Settled, Tenders, check_cash_beside};
use crate::{Cx, OfficeError, mail, page};

/// Both sides of an exchange, as the house knows them now.
struct Sides {
    target: Target,
    lines: Vec<PricedLine>,
    /// What the places given back were sold for, and what is taken instead costs.
    value: Cents,
    total: Cents,
    account: Option<Account>,
    /// What is carried over, then what is given back.
    refunds: Refunds,
    validity: Validity,
}

impl Sides {
    fn load(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        order_id: OrderId,
        place_ids: &[PlaceId],
        lines: &[BasketLine],
    ) -> Result<Self, OfficeError> {
        let target = Target::load(tx, order_id, place_ids)?;
        let mut lines = basket::price(tx, cx, lines)?;
        let seats = target.places.iter().filter_map(|p| Some((p.performance_id, p.seat_id?)));
        basket::give_up(&mut lines, &seats.collect::<Vec<_>>());
        basket::seat(tx, cx, &mut lines, place_ids)?;
        basket::on_sale(tx, cx, &lines)?;
        let (value, total) = (target.value(), basket::total(&lines));
        let account = target.order.customer_id.map(|id| Account::load(tx, id)).transpose()?;
        let all = refund::parts(&target.paid, value)?;
        let (over, rest) = refund::carried_of(&all, value.min(total))?;
        let as_credit = target.rules.difference == Difference::Credit && account.is_some();
        let give = if as_credit { Refund::as_credit } else { Refund::by_tender };
        let carried = over.into_iter().map(|part| Refund::in_way(part, RefundWay::Carried));
        let mut refunds = Refunds(carried.chain(rest.into_iter().map(give)).collect());
        let validity = credit::validity(tx, cx, &target)?;
        refunds.go_home(&validity);
        Ok(Self { target, lines, value, total, account, refunds, validity })
    }

    /// *Reste à payer*.
    fn due(&self) -> Cents {
        (self.total - self.value).max(Cents::ZERO)
    }
}

/// What an exchange would cost or give back, and whether whoever asks may.
///
/// # Errors
/// As [`quote_void`](super::quote_void), and as a sale's.
pub fn quote_exchange(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuoteExchange,
) -> Result<ExchangeQuote, OfficeError> {
    let sides = Sides::load(tx, cx, args.order_id, &args.place_ids, &args.lines)?;
    let (target, due) = (&sides.target, sides.due());
    let act = may::act(cx, &target.order, &target.places, sides.value, false);
    let balance = sides.account.as_ref().map_or(Cents::ZERO, |account| account.balance(cx.at_ms));
    Ok(ExchangeQuote {
        places: target.given_places(),
        value_cents: sides.value,
        total_cents: sides.total,
        vat: vat::by_rate(sides.lines.iter().map(|line| (line.price, line.vat_bp))),
        due_cents: due,
        credit_max_cents: balance.min(due),
        back_cents: (sides.value - sides.total).max(Cents::ZERO),
        given: sides.refunds.to_contract(),
        ask_ticket: act.ticket_missing,
        may: may::may(cx, &target.rules, &act),
        lines: sides.lines.into_iter().map(basket::quoted).collect(),
    })
}

/// Exchanges places: the old ones are void at once, the new ones sold; each payment goes over with its
/// tender, so that a later void still knows how it was paid.
///
/// # Errors
/// As [`void`](super::void()) and as a sale's; [`crate::Code::ChangedSince`] when the order has another customer than
/// the screen showed, or the difference goes back in another way.
pub fn exchange(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ExchangeSale,
) -> Result<Exchanged, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    let tenders = Tenders {
        credit: args.credit_cents,
        card: args.card_cents,
        card_last4: &args.card_last4,
        card_authorisation: &args.card_authorisation,
        tendered: args.tendered_cents,
    };
    tenders.check()?;
    let mut sides = Sides::load(tx, cx, args.order_id, &args.place_ids, &args.lines)?;
    page::of_whom_was_shown(args.seen_customer_id, sides.target.order.customer_id)?;
    page::as_shown(args.expected_value_cents, sides.value)?;
    page::as_shown(args.expected_total_cents, sides.total)?;
    sides.refunds.as_shown(&args.seen_given)?;
    basket::starts_as_shown(&args.lines, &sides.lines)?;
    basket::free(&sides.lines)?;
    let act = {
        let target = &sides.target;
        may::act(cx, &target.order, &target.places, sides.value, args.ticket_returned)
    };
    may::sign(tx, cx, &sides.target.rules, &act, args.seconded_by)?;
    sides.refunds.terminal(&args.terminals, (args.terminal, &args.card_authorisation))?;
    let due = sides.due();
    let Sides { target, lines, value, total, account, mut refunds, validity } = sides;
    let settled = Settled::of(cx, account, due, tenders)?;
    check_cash_beside(settled.paid.cash, cash_of(&paid(tx, target.order.id)?))?;
    let (id, customer_id) = (cx.mint.id(), target.order.customer_id);
    let mut booking = Booking { id, customer_id, lines, total, settled, exchange: None };

    let new_number = booking.open(tx, cx)?;
    let amendment = Amendment {
        id: cx.mint.id(),
        kind: AmendmentKind::Exchange,
        order_id: target.order.id,
        new_order_id: Some(booking.id),
        amount: value,
        ticket_returned: args.ticket_returned,
        reason: args.reason,
        seconded_by: args.seconded_by,
    };
    let number = amendment.write(tx, cx)?;
    write::give_places_back(tx, amendment.id, &target)?;
    credit::make(tx, cx, customer_id, amendment.id, &validity, &mut refunds)?;
    refunds.write(tx, cx, amendment.id)?;
    booking.exchange = Some(Exchange {
        amendment_id: amendment.id,
        number: number.clone(),
        carried: carried(&refunds, &booking.settled),
        regained: refunds.regained(cx.at_ms),
    });
    let (new_id, credit) = (booking.id, booking.settled.credit());
    let new_seats = booking::seats(&booking.lines);
    let new_shows = booking::shows(&booking.lines);
    let leaving = booking.settled.leaving();
    let booked = booking.fill(tx, cx, new_number.clone())?;
    let mut entry = write::entry(Action::SaleExchanged, &target.order, &number, &refunds, note);
    write::tell_places(&mut entry.data, &target, args.seconded_by);
    entry.data["new_order"] = json!(&new_number);
    entry.data["new_show"] = json!(new_shows);
    entry.data["new_seats"] = json!(new_seats);
    entry.data["total_cents"] = json!(total);
    let balance_after = booked.sold.balance_after_cents;
    let (order_id, order_number) = (new_id, new_number);
    let taken =
        mail_facts::Taken { order_id, order_number, paid: due, credit, leaving, balance_after };
    mail_facts::exchanged(tx, cx, &target, &number, &refunds, taken)?;
    journal::append_all(tx, cx, vec![entry, booked.entry])?;
    mail::take_back_of_order(tx, cx, target.order.id)?;
    Ok(Exchanged {
        amended: Amended {
            amendment_id: amendment.id,
            number,
            total_cents: value,
            given: refunds.to_contract(),
            unsettled: refunds.unsettled(),
        },
        sold: booked.sold,
    })
}

/// The payments of the new order that were those of the old one. What is left of a lot is what is left after the exchange.
fn carried(refunds: &Refunds, settled: &Settled<'_>) -> Vec<Carried> {
    let over = refunds.0.iter().filter(|refund| refund.way == RefundWay::Carried);
    over.map(|refund| {
        let paid = &refund.part.paid;
        let lot = match (paid.lot_id, paid.lot_number, paid.expires_at_ms) {
            (Some(id), Some(number), Some(expires_at_ms)) => {
                let left = paid.lot_left_cents.unwrap_or_default() + refunds.back_on(id)
                    - settled.spent_of(id);
                Some(CarriedLot { id, number, left, expires_at_ms })
            }
            _ => None,
        };
        Carried {
            tender: paid.tender,
            amount: refund.part.amount,
            lot,
            card_last4: paid.card_last4.clone(),
            card_authorisation: paid.card_authorisation.clone(),
        }
    })
    .collect()
}
