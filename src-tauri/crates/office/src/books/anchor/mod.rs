//! What a counter keeps of the journal outside the house, held against the house: a house that went back, or
//! whose books were rewritten, is found by it.
//!
//! A house that went back has given numbers that it no longer knows. Going on jumps each series past the last
//! number that anybody still knows of; the numbers between are gaps, each told by its row of the journal.

pub mod there;

use contract::action::Action;
use contract::anchor::{LastNumbers, WentBack};
use domain::text;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Tx, TxExt, named, sql};

pub use crate::books::end::End;
use crate::books::end::{JournalEnd, of_journal};
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// The furthest that a number is believed to be: nine figures, as everywhere.
const FURTHEST: i64 = 999_999_999;

#[derive(Deserialize)]
struct SeriesRow {
    name: String,
    last: i64,
}

/// Where the journal ends now.
///
/// # Errors
/// From the store.
pub fn end(tx: &mut dyn Tx) -> Result<End, OfficeError> {
    let head = of_journal(tx)?.ok_or_else(|| OfficeError::internal("the journal has no head"))?;
    let series: Vec<SeriesRow> = tx.rows(sql!("series"), &[])?;
    let series = series.into_iter().map(|row| (row.name, row.last)).collect();
    Ok(End { row: head.seq, hash: head.hash, series })
}

/// What is wrong with the house when it is held against what was last seen of it; nothing where the row is
/// there, with its hash.
///
/// # Errors
/// From the store.
pub fn judge(tx: &mut dyn Tx, seen: &End) -> Result<Option<WentBack>, OfficeError> {
    if seen.row == 0 {
        return Ok(None);
    }
    let there: Option<JournalEnd> = tx.row(sql!("row"), &named![seq = seen.row])?;
    if there.is_some_and(|there| there.hash == seen.hash) {
        return Ok(None);
    }
    let found = end(tx)?;
    Ok(Some(unlike(seen, &found)))
}

/// How a house that ends there differs from what was seen.
#[must_use]
pub fn unlike(seen: &End, found: &End) -> WentBack {
    WentBack {
        seen_row: seen.row,
        found_row: found.row,
        missing: (seen.row - found.row).max(0),
        numbers: LastNumbers::of(|name| seen.series.get(name).copied()),
    }
}

/// The refusal of a house that went back.
#[must_use]
pub fn refusal(back: &WentBack) -> OfficeError {
    let code = if back.missing > 0 { Code::HouseWentBack } else { Code::HouseRewritten };
    OfficeError::new(code)
        .with("row", back.seen_row)
        .with("rows", back.found_row)
        .with("missing", back.missing)
}

/// Goes on in a house that went back, or that a backup was restored to: every series is past the numbers that
/// are known to have been given, and nobody is signed in on the site, for who ended a session since is not known.
///
/// # Errors
/// [`Code::BadField`] for a number that no house gives; from the store.
pub fn go_on(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    seen: &End,
    typed: &LastNumbers,
) -> Result<(), OfficeError> {
    let seq = journal::next(tx, cx)?;
    let found = end(tx)?;
    let mut gaps = Vec::new();
    for name in series::ALL {
        let said = typed.get(name).unwrap_or_default();
        if !(0..=FURTHEST).contains(&said) {
            return Err(OfficeError::bad_field(name));
        }
        let last = said.max(seen.series.get(*name).copied().unwrap_or_default());
        let given = found.series.get(*name).copied().unwrap_or_default();
        if last > given && last <= FURTHEST {
            let first_number = given + 1;
            tx.execute(
                sql!("add_gap"),
                &named![name = *name, first_number, last_number = last, seq],
            )?;
            tx.execute(sql!("jump"), &named![name = *name, last])?;
            gaps.push(json!({ "series": name, "from": first_number, "to": last }));
        }
    }
    for over in [sql!("end_codes"), sql!("end_requests"), sql!("end_sessions")] {
        tx.execute(over, &[])?;
    }
    let data = json!({
        "row": seen.row,
        "hash": text::hex(&seen.hash),
        "rows": found.row,
        "missing": (seen.row - found.row).max(0),
        "gaps": gaps,
        "tickets": said(&gaps, &[series::TICKET]),
        "orders": said(&gaps, &[series::ORDER]),
        "others": said(&gaps, &[series::REPRISE, series::LOT, series::AMENDMENT]),
        "customers": said(&gaps, &[series::CUSTOMER]),
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(action) })?;
    Ok(())
}

/// The numbers that the books do not have of these series, as people say them; a dash where there is none.
fn said(gaps: &[Json], names: &[&str]) -> String {
    let one = |gap: &Json| {
        let name = gap["series"].as_str().filter(|name| names.contains(name))?;
        let (from, to) = (gap["from"].as_i64()?, gap["to"].as_i64()?);
        let number = |n: i64| match name {
            series::REPRISE => series::reprise_number(n),
            series::LOT => series::lot_number(n),
            series::AMENDMENT => series::amendment_number(n),
            _ => n.to_string(),
        };
        Some(if from == to { number(from) } else { format!("{} – {}", number(from), number(to)) })
    };
    let said: Vec<String> = gaps.iter().filter_map(one).collect();
    if said.is_empty() { "–".to_owned() } else { said.join(", ") }
}
