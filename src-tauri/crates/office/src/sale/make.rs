//! The sale: seats, numbers, payments and ledger in one transaction.

use contract::sale::{MakeSale, Sold};
use store::Tx;

use super::account::Account;
use super::basket;
use super::booking::Booking;
use super::settle::{Settled, Tenders};
use crate::books::journal;
use crate::{Cx, OfficeError, page};

/// Sells a basket.
///
/// # Errors
/// [`crate::Code::AmountChanged`] before anything else when the screen showed another total, then
/// [`crate::Code::PerformanceMoved`] when it showed another start;
/// [`crate::Code::NotOnSale`], [`crate::Code::SeatSold`], [`crate::Code::SeatHeld`], [`crate::Code::NoPrice`],
/// [`crate::Code::NoCustomer`],
/// [`crate::Code::NotEnoughCredit`], [`crate::Code::CreditDoesNotFit`], [`crate::Code::PaymentMissing`],
/// [`crate::Code::PaymentTooMuch`], [`crate::Code::BadField`], [`crate::Code::NotFound`].
pub fn make(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MakeSale) -> Result<Sold, OfficeError> {
    let booking = check(tx, cx, args)?;
    let number = booking.open(tx, cx)?;
    let booked = booking.fill(tx, cx, number)?;
    journal::append(tx, cx, booked.entry)?;
    Ok(booked.sold)
}

/// Everything that can refuse the sale, before a row is written.
fn check<'a>(tx: &mut dyn Tx, cx: &Cx<'_>, args: &'a MakeSale) -> Result<Booking<'a>, OfficeError> {
    let tenders = Tenders {
        credit: args.credit_cents,
        card: args.card_cents,
        card_last4: &args.card_last4,
        card_authorisation: &args.card_authorisation,
        tendered: args.tendered_cents,
    };
    tenders.check()?;
    let mut lines = basket::price(tx, cx, &args.lines)?;
    let total = basket::total(&lines);
    page::as_shown(args.expected_total_cents, total)?;
    basket::starts_as_shown(&args.lines, &lines)?;
    basket::seat(tx, cx, &mut lines, &[])?;
    basket::on_sale(tx, cx, &lines)?;
    basket::free(&lines)?;
    let account = args.customer_id.map(|id| Account::load(tx, id)).transpose()?;
    let settled = Settled::of(cx, account, total, tenders)?;
    let (id, customer_id) = (cx.mint.id(), args.customer_id);
    Ok(Booking { id, customer_id, lines, total, settled, exchange: None })
}
