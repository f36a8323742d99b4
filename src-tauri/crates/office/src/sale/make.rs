//! The sale: seats, numbers, payments and ledger in one transaction.

use contract::sale::{MakeSale, Sold};
use domain::money::{Cents, MAX_AMOUNT};
use domain::payment;
use store::Tx;

use super::account::Account;
use super::basket;
use super::booking::{Booking, check_card, refused};
use crate::books::journal;
use crate::{Code, Cx, OfficeError};

/// Sells a basket.
///
/// # Errors
/// [`Code::AmountChanged`] before anything else when the screen showed another total;
/// [`Code::NotOnSale`], [`Code::SeatSold`], [`Code::NoPrice`], [`Code::NoCustomer`],
/// [`Code::NotEnoughCredit`], [`Code::CreditDoesNotFit`], [`Code::PaymentMissing`],
/// [`Code::PaymentTooMuch`], [`Code::BadField`], [`Code::NotFound`].
pub fn make(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MakeSale) -> Result<Sold, OfficeError> {
    let booking = check(tx, cx, args)?;
    let number = booking.open(tx, cx)?;
    let booked = booking.fill(tx, cx, number)?;
    journal::append(tx, cx, booked.entry)?;
    Ok(booked.sold)
}

/// Everything that can refuse the sale, before a row is written.
fn check<'a>(tx: &mut dyn Tx, cx: &Cx<'_>, args: &'a MakeSale) -> Result<Booking<'a>, OfficeError> {
    check_card(&args.card_last4, &args.card_authorisation)?;
    bounded(args.card_cents, args.tendered_cents)?;
    let lines = basket::price(tx, &args.lines)?;
    let total = basket::total(&lines);
    as_shown(args.expected_total_cents, total)?;
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
    Ok(Booking {
        id: cx.mint.id(),
        customer_id: args.customer_id,
        account,
        lines,
        total,
        paid,
        spent,
        credit: args.credit_cents,
        tendered: args.tendered_cents,
        card_last4: &args.card_last4,
        card_authorisation: &args.card_authorisation,
        exchange: None,
    })
}

/// Refuses amounts that no till takes.
pub(super) fn bounded(card: Cents, tendered: Cents) -> Result<(), OfficeError> {
    for (field, amount) in [("card_cents", card), ("tendered_cents", tendered)] {
        if !(Cents::ZERO..=MAX_AMOUNT).contains(&amount) {
            return Err(OfficeError::bad_field(field));
        }
    }
    Ok(())
}

/// Refuses another amount than the screen showed.
pub(super) fn as_shown(shown: Cents, now: Cents) -> Result<(), OfficeError> {
    if shown == now {
        return Ok(());
    }
    Err(OfficeError::new(Code::AmountChanged).with("shown_cents", shown).with("now_cents", now))
}
