//! *Échéance*: what is left on a lot past its expiry becomes income of the house, once the house has lived a day past it.
//! Spending compares the time by itself, so that nothing depends on when the row is written: it is never urgent, and a clock
//! that leaps ahead takes nothing for good.

use std::collections::HashMap;

use contract::action::Action;
use contract::ids::{CustomerId, LotId};
use domain::money::Cents;
use domain::time::DAY_MS;
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, House, OfficeError};

/// How long the house lives past an expiry before what is left is written off: one day.
const LIVED_MS: i64 = DAY_MS;
/// How long a lot may be due before verifying says that nobody has written it off: two days, in which a house that is closed
/// for a weekend opens again.
const OVERDUE_MS: i64 = 2 * DAY_MS;

#[derive(Deserialize)]
struct DueLot {
    id: LotId,
    number: i64,
    customer_id: CustomerId,
    /// Last millisecond at which it could be spent.
    expires_at_ms: i64,
    left_cents: Cents,
}

/// Up to when the house has lived for a day, as of `now_ms`: its last row that is a day old. Rows of a time to come, which a
/// clock that was ahead left, are not that old; nor does such a row count once it is, where the next one is of before it.
fn lived_to(tx: &mut dyn Tx, now_ms: i64) -> Result<Option<i64>, OfficeError> {
    #[derive(Deserialize)]
    struct Lived {
        at_ms: i64,
        next_ms: Option<i64>,
    }
    let lived: Option<Lived> = tx.row(sql!("lived"), &named![before_ms = now_ms - LIVED_MS])?;
    let in_order = |lived: &Lived| lived.next_ms.is_none_or(|next_ms| next_ms >= lived.at_ms);
    Ok(lived.filter(in_order).map(|lived| lived.at_ms))
}

fn due(tx: &mut dyn Tx, now_ms: i64) -> Result<Vec<DueLot>, OfficeError> {
    let Some(lived_ms) = lived_to(tx, now_ms)? else { return Ok(Vec::new()) };
    Ok(tx.rows(sql!("due"), &named![lived_ms])?)
}

/// Whether something is left on a lot that ended before the house lived its last day. Takes no lock.
///
/// # Errors
/// From the store.
pub fn is_due(tx: &mut dyn Tx, now_ms: i64) -> Result<bool, OfficeError> {
    Ok(!due(tx, now_ms)?.is_empty())
}

/// Writes off what is left on lots that the house has lived a day past, a row of the journal a lot, 50 lots at most: nobody
/// else writes meanwhile. Gives how many. The house lock is the lease: of several programs that looked, the first one finds
/// them, and a transaction that dies leaves all of them as they were.
///
/// # Errors
/// [`crate::Code::HouseMoved`]; from the store.
pub fn lapse(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<u64, OfficeError> {
    House::load(tx)?;
    let lots = due(tx, cx.at_ms)?;
    if lots.is_empty() {
        return Ok(0);
    }
    super::house_account(tx, ledger::LAPSED, "lapsed")?;
    let entries = lots.iter().map(|lot| Entry {
        customer_id: Some(lot.customer_id),
        data: json!({
            "lot": series::lot_number(lot.number),
            "amount_cents": lot.left_cents,
            "expires_at_ms": lot.expires_at_ms,
        }),
        transfers: ledger::transfer(lot.id, ledger::LAPSED, lot.left_cents).into_iter().collect(),
        ..Entry::of(Action::CreditLapsed)
    });
    journal::append_all(tx, cx, entries.collect())?;
    Ok(lots.len() as u64)
}

/// What lapsed of these lots, less what came back; lots of which nothing did are not in it.
///
/// # Errors
/// From the store.
pub fn lapsed(tx: &mut dyn Tx, lots: &[LotId]) -> Result<HashMap<LotId, Cents>, OfficeError> {
    #[derive(Deserialize)]
    struct Lapsed {
        lot_id: LotId,
        amount_cents: Cents,
    }
    let account = named![lapsed = ledger::LAPSED];
    let rows: Vec<Lapsed> = ByIds::new(sql!("lapsed"), &account).rows(tx, lots)?;
    Ok(rows.into_iter().map(|row| (row.lot_id, row.amount_cents)).collect())
}

/// Lots that have been due for more than two days, and that no row has written off.
///
/// # Errors
/// From the store.
pub fn overdue(tx: &mut dyn Tx, now_ms: i64) -> Result<i64, OfficeError> {
    let Some(lived_ms) = lived_to(tx, now_ms - OVERDUE_MS)? else { return Ok(0) };
    Ok(tx.int(sql!("overdue"), &named![lived_ms])?)
}

/// What the house owes its customers now: the credit that can be spent.
///
/// # Errors
/// From the store.
pub fn owed(tx: &mut dyn Tx, now_ms: i64) -> Result<Cents, OfficeError> {
    Ok(Cents(tx.int(sql!("owed"), &named![now_ms])?))
}
