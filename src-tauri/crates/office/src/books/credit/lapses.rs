//! What lapsed in a period: the lots, and what they make a day.

use contract::ids::CustomerId;
use contract::lapse::{LapseDay, LapseList, LapsePage, LapseRow};
use domain::amendment::same_day;
use domain::money::Cents;
use domain::text;
use domain::time::DAY_MS;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::lapse;
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, OfficeError, page};

/// How far back a list goes that says no beginning, in days.
const RECENT_DAYS: i64 = 31;
/// The longest period, in days: a year and its day more, with room for a season.
const LONGEST_DAYS: i64 = 400;
/// What days are added up from.
const QUARTER_MS: i64 = 900_000;

#[derive(Deserialize)]
struct ListedRow {
    seq: i64,
    rank: i64,
    at_ms: i64,
    lot_number: i64,
    customer_id: CustomerId,
    last_name: String,
    first_name: String,
    expires_at_ms: i64,
    amount_cents: Cents,
}

#[derive(Deserialize)]
struct Quarter {
    quarter: i64,
    lots: i64,
    amount_cents: Cents,
}

/// A page of what lapsed in a period, the newest first, with the total of each of its days.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `after`, and on `from_ms` where the period is longer than 400 days.
pub fn lapses(tx: &mut dyn Tx, cx: &Cx<'_>, args: &LapseList) -> Result<LapsePage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let to_ms = args.to_ms.unwrap_or(cx.at_ms + 1);
    let from_ms = args.from_ms.unwrap_or(to_ms.saturating_sub(RECENT_DAYS * DAY_MS));
    if to_ms.saturating_sub(from_ms) > LONGEST_DAYS * DAY_MS {
        return Err(OfficeError::bad_field("from_ms"));
    }
    let (seq, rank) = after(args.after.as_deref())?;
    let lapsed = ledger::LAPSED;
    let asked = named![lapsed, from_ms, to_ms, seq, rank, limit = limit + 1];
    let mut rows: Vec<ListedRow> = tx.rows(sql!("lapses_rows"), &asked)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.seq, row.rank));
    let quarters: Vec<Quarter> =
        tx.rows(sql!("lapses_quarters"), &named![lapsed, from_ms, to_ms])?;
    let days = by_day(cx, &quarters);
    Ok(LapsePage {
        rows: rows.into_iter().map(ListedRow::into_contract).collect(),
        next,
        total_cents: days.iter().map(|day| day.amount_cents).sum(),
        days,
        from_ms,
        to_ms,
        owed_cents: lapse::owed(tx, cx.at_ms)?,
    })
}

impl ListedRow {
    fn into_contract(self) -> LapseRow {
        LapseRow {
            seq: self.seq,
            at_ms: self.at_ms,
            lot: series::lot_number(self.lot_number),
            customer_id: self.customer_id,
            customer_name: text::full_name(&self.last_name, &self.first_name),
            expires_at_ms: self.expires_at_ms,
            amount_cents: self.amount_cents,
        }
    }
}

/// Quarters of an hour as days of the house's calendar, the newest first.
fn by_day(cx: &Cx<'_>, quarters: &[Quarter]) -> Vec<LapseDay> {
    let zone = cx.house.zone();
    let mut days: Vec<LapseDay> = Vec::new();
    for Quarter { quarter, lots, amount_cents } in quarters {
        let at_ms = quarter * QUARTER_MS;
        match days.last_mut().filter(|day| same_day(day.day_ms, at_ms, zone)) {
            Some(day) => {
                day.lots += lots;
                day.amount_cents += *amount_cents;
            }
            None => {
                days.push(LapseDay { day_ms: at_ms, lots: *lots, amount_cents: *amount_cents });
            }
        }
    }
    days
}

/// Where the last page ended: the row of the journal, and the rank of the movement in it.
fn after(cursor: Option<&str>) -> Result<(i64, i64), OfficeError> {
    let Some(cursor) = cursor else { return Ok((i64::MAX, 0)) };
    let ends = cursor
        .split_once('.')
        .and_then(|(seq, rank)| Some((seq.parse().ok()?, rank.parse().ok()?)));
    ends.ok_or_else(|| OfficeError::bad_field("after"))
}
