//! *Prolongation*: what is left on a lot moves to a new one that lives longer. Its row of the table never changes.

use contract::action::Action;
use contract::facts::MailKind;
use contract::goodwill::{CreditDone, ExtendCredit, ExtensionQuote, QuoteExtension};
use domain::goodwill::{later_ms, proposed_day};
use serde_json::json;
use store::Tx;

use super::lot::living;
use super::tell::{Told, tell};
use super::typed::{bad_day, day, why};
use crate::books::credit::{self, ByHand, LotRow, NewLot, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::customer::Known;
use crate::house::policy;
use crate::{Cx, OfficeError, page};

/// What letting a lot live longer would do.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::LotOver`]; [`crate::Code::BadField`] on `until`.
pub fn quote_extension(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuoteExtension,
) -> Result<ExtensionQuote, OfficeError> {
    let lot = living(tx, cx, args.lot_id)?;
    let zone = cx.house.zone();
    let until = match args.until.as_deref() {
        Some(typed) => day(typed)?,
        None => {
            let validity_ms = policy::of_house(tx)?.expires_at_ms(cx.at_ms, zone);
            proposed_day(validity_ms, Some(lot.expires_at_ms), zone)
                .ok_or_else(|| OfficeError::bad_field("until"))?
        }
    };
    Ok(ExtensionQuote {
        lot: series::lot_number(lot.number),
        amount_cents: lot.left_cents,
        before_ms: lot.expires_at_ms,
        until: until.to_string(),
        expires_at_ms: later_ms(until, lot.expires_at_ms, cx.at_ms, zone).map_err(bad_day)?,
        recipient: Known::load(tx, lot.customer_id)?.recipient().to_owned(),
    })
}

/// Lets what is left on a lot live longer: a new lot of the same line takes all of it. What was paid with the
/// old one comes back to the new one.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::LotOver`], [`crate::Code::AmountChanged`];
/// [`crate::Code::BadField`] on `until` or `text`; [`crate::Code::HiddenText`].
pub fn extend(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ExtendCredit,
) -> Result<CreditDone, OfficeError> {
    let text = why(&args.text)?;
    let before = living(tx, cx, args.lot_id)?;
    page::as_shown(args.expected_cents, before.left_cents)?;
    let until = day(&args.until)?;
    let expires_at_ms =
        later_ms(until, before.expires_at_ms, cx.at_ms, cx.house.zone()).map_err(bad_day)?;
    let holder = Known::load(tx, before.customer_id)?;
    let balance = credit::balance(tx, holder.id, cx.at_ms)?;
    let lot = next_of(tx, cx, &before, expires_at_ms)?;
    let told = Told {
        kind: MailKind::CreditExtended,
        lot: lot.number,
        amount: lot.amount,
        expires_at_ms,
        before_ms: Some(before.expires_at_ms),
        text,
        leaving: &[(before.id, lot.amount)],
        balance,
    };
    let mailed = tell(tx, cx, &holder, &told)?;
    let number = series::lot_number(lot.number);
    let entry = Entry {
        customer_id: Some(holder.id),
        data: json!({
            "lot": number,
            "from": series::lot_number(before.number),
            "amount_cents": lot.amount,
            "before_ms": before.expires_at_ms,
            "expires_at_ms": expires_at_ms,
        }),
        note: Some(text),
        transfers: ledger::transfer(before.id, lot.id, lot.amount).into_iter().collect(),
        ..Entry::of(Action::CreditExtended)
    };
    journal::append(tx, cx, entry)?;
    Ok(CreditDone {
        lot_id: lot.id,
        lot: number,
        amount_cents: lot.amount,
        expires_at_ms,
        balance_cents: balance,
        mailed,
    })
}

/// The next lot of a line, still empty. What lives on days of grace goes on doing so.
fn next_of(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    before: &LotRow,
    expires_at_ms: i64,
) -> Result<NewLot, OfficeError> {
    let lot = NewLot {
        id: cx.mint.id(),
        number: series::take(tx, series::LOT, 1)?,
        customer_id: before.customer_id,
        origin: Origin::ByHand,
        amount: before.left_cents,
        expires_at_ms,
        grace: before.grace,
    };
    credit::open_lots(tx, cx, &[lot])?;
    let mut origins = credit::origins();
    let of = ByHand::Extension { from: before.id, root: before.root_id };
    let seq = journal::next(tx, cx)?;
    credit::add_origin(&mut origins, lot.id, seq, &of);
    origins.write(tx)?;
    Ok(lot)
}
