//! *Geste commercial*: credit given without any money, and what is left of it taken back.

use contract::action::Action;
use contract::facts::MailKind;
use contract::goodwill::{CreditDone, CreditQuote, GiveCredit, QuoteCredit, TakeCreditBack};
use domain::amendment::{Act, Signing, signing, standing};
use domain::goodwill::{proposed_day, until_ms};
use domain::money::{Cents, MAX_AMOUNT};
use serde_json::json;
use store::Tx;

use super::lot::{about, living};
use super::tell::{Told, tell};
use super::typed::{bad_day, day, why};
use crate::books::credit::{self, ByHand, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::customer::Known;
use crate::house::{operator, policy, settings};
use crate::{Code, Cx, OfficeError, page};

/// What giving credit would do. Of nothing yet it still says the day that is proposed.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::BadField`] on `amount_cents` or `until`.
pub fn quote(tx: &mut dyn Tx, cx: &Cx<'_>, args: &QuoteCredit) -> Result<CreditQuote, OfficeError> {
    let holder = Known::load(tx, args.customer_id)?;
    let amount = args.amount_cents;
    if amount != Cents::ZERO {
        above_zero(amount)?;
    }
    let zone = cx.house.zone();
    let until = match args.until.as_deref() {
        Some(typed) => day(typed)?,
        None => {
            let validity_ms = policy::of_house(tx)?.expires_at_ms(cx.at_ms, zone);
            proposed_day(validity_ms, None, zone).ok_or_else(|| OfficeError::bad_field("until"))?
        }
    };
    let signing = signatures(tx, amount)?;
    Ok(CreditQuote {
        until: until.to_string(),
        expires_at_ms: until_ms(until, cx.at_ms, zone).map_err(bad_day)?,
        balance_cents: credit::balance(tx, holder.id, cx.at_ms)? + amount,
        recipient: holder.recipient().to_owned(),
        standing: standing(cx.operator.role, &signing, false),
    })
}

fn above_zero(cents: Cents) -> Result<Cents, OfficeError> {
    let fits = cents.is_positive() && cents <= MAX_AMOUNT;
    if fits { Ok(cents) } else { Err(OfficeError::bad_field("amount_cents")) }
}

/// The signatures that an amount needs: those of a void of as much.
fn signatures(tx: &mut dyn Tx, amount: Cents) -> Result<Signing, OfficeError> {
    let act = Act { own_sale: true, same_day: true, amount, ..Act::default() };
    let rules = settings::amendment_rules(tx)?;
    let mut signing = signing(&rules, &act);
    // Nobody but a supervisor gives.
    signing.supervisors = signing.supervisors.max(1);
    Ok(signing)
}

/// Gives a customer credit.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::BadField`] on `amount_cents`, `until` or `text`; [`Code::HiddenText`];
/// [`Code::SecondNeeded`], [`Code::SecondRefused`], [`Code::NeedsSupervisor`].
pub fn give(tx: &mut dyn Tx, cx: &Cx<'_>, args: &GiveCredit) -> Result<CreditDone, OfficeError> {
    let text = why(&args.text)?;
    let amount = above_zero(args.amount_cents)?;
    let holder = Known::load(tx, args.customer_id)?;
    let expires_at_ms = until_ms(day(&args.until)?, cx.at_ms, cx.house.zone()).map_err(bad_day)?;
    let signing = signatures(tx, amount)?;
    operator::sign(tx, cx, &signing, args.seconded_by)?;

    let balance = credit::balance(tx, holder.id, cx.at_ms)? + amount;
    credit::house_account(tx, ledger::GIFTS, "gifts")?;
    let lot = credit::open_lot(tx, cx, holder.id, Origin::ByHand, amount, expires_at_ms)?;
    let mut origins = credit::origins();
    let seq = journal::next(tx, cx)?;
    credit::add_origin(&mut origins, lot.id, seq, &ByHand::Gift(args.seconded_by));
    origins.write(tx)?;
    let kind = MailKind::CreditGiven;
    let told = Told {
        kind,
        lot: lot.number,
        amount,
        expires_at_ms,
        before_ms: None,
        text,
        leaving: &[],
        balance,
    };
    let mailed = tell(tx, cx, &holder, &told)?;
    let number = series::lot_number(lot.number);
    let entry = Entry {
        customer_id: Some(holder.id),
        data: json!({
            "lot": number,
            "amount_cents": amount,
            "expires_at_ms": expires_at_ms,
            "seconded_by": args.seconded_by,
        }),
        note: Some(text),
        transfers: ledger::transfer(ledger::GIFTS, lot.id, amount).into_iter().collect(),
        ..Entry::of(Action::CreditGiven)
    };
    journal::append(tx, cx, entry)?;
    Ok(CreditDone {
        lot_id: lot.id,
        lot: number,
        amount_cents: amount,
        expires_at_ms,
        balance_cents: balance,
        mailed,
    })
}

/// Takes back what nobody spent of credit that was given by hand, by an opposite entry.
///
/// # Errors
/// [`Code::NotFound`], [`Code::LotOver`], [`Code::LotNotGiven`], [`Code::AmountChanged`];
/// [`Code::BadField`] on `text`; [`Code::HiddenText`].
pub fn take_back(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &TakeCreditBack,
) -> Result<CreditDone, OfficeError> {
    let text = why(&args.text)?;
    let lot = living(tx, cx, args.lot_id)?;
    if !lot.is_gift() {
        return Err(about(Code::LotNotGiven, &lot));
    }
    page::as_shown(args.expected_cents, lot.left_cents)?;
    let holder = Known::load(tx, lot.customer_id)?;
    let (amount, expires_at_ms) = (lot.left_cents, lot.expires_at_ms);
    let balance = credit::balance(tx, holder.id, cx.at_ms)? - amount;
    let kind = MailKind::CreditTakenBack;
    let told = Told {
        kind,
        lot: lot.number,
        amount,
        expires_at_ms,
        before_ms: None,
        text,
        leaving: &[(lot.id, amount)],
        balance,
    };
    let mailed = tell(tx, cx, &holder, &told)?;
    let number = series::lot_number(lot.number);
    let entry = Entry {
        customer_id: Some(holder.id),
        data: json!({ "lot": number, "amount_cents": amount, "expires_at_ms": expires_at_ms }),
        note: Some(text),
        transfers: ledger::transfer(lot.id, ledger::GIFTS, amount).into_iter().collect(),
        ..Entry::of(Action::CreditTakenBack)
    };
    journal::append(tx, cx, entry)?;
    Ok(CreditDone {
        lot_id: lot.id,
        lot: number,
        amount_cents: amount,
        expires_at_ms,
        balance_cents: balance,
        mailed,
    })
}
