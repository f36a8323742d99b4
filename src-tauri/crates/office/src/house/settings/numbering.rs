//! First numbers of the series that people say. A series that has given a number goes on from it.

use contract::action::Action;
use contract::args::Empty;
use contract::settings::{FirstNumbers, Numbering, SetNumbering};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::kept::{Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// The highest first number. It leaves every series a hundred million numbers of nine digits.
const HIGHEST: i64 = 899_999_999;

#[derive(Deserialize)]
struct Used {
    name: String,
}

/// The next number of each series, and which have begun.
///
/// # Errors
/// From the store.
pub fn numbering(tx: &mut dyn Tx) -> Result<Numbering, OfficeError> {
    let used: Vec<Used> = tx.rows(sql!("series_used"), &[])?;
    Ok(Numbering {
        next: FirstNumbers {
            order: series::peek(tx, series::ORDER)?,
            ticket: series::peek(tx, series::TICKET)?,
            customer: series::peek(tx, series::CUSTOMER)?,
            lot: series::peek(tx, series::LOT)?,
        },
        used: used.into_iter().map(|used| used.name).collect(),
    })
}

/// Changes first numbers of series that have given none yet.
///
/// # Errors
/// [`Code::BadField`], also on a series that has begun; [`Code::SettingsChanged`] when a number
/// moved since it was shown.
pub fn set_numbering(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetNumbering,
) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let wished = read(&mut checks, &args.wished);
    checks.pass()?;
    let now = numbering(tx)?;
    if now.next != args.before {
        return Err(OfficeError::new(Code::SettingsChanged));
    }
    let pairs = by_series(&now.next).into_iter().zip(by_series(&wished));
    for ((name, next), (_, first)) in pairs.filter(|((_, next), (_, first))| next != first) {
        if now.used.iter().any(|used| used == name) {
            return Err(refuse(name, "used"));
        }
        if first < next {
            return Err(refuse(name, "backwards"));
        }
        tx.execute(sql!("begin_series"), &named![name, last = first - 1, first_number = first])?;
    }
    let data = json!({ "fields": changed(&now.next, &wished)? });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsNumbering) })?;
    Ok(Empty {})
}

/// The first numbers of a house that begins.
pub(crate) fn begin(tx: &mut dyn Tx, numbers: &FirstNumbers) -> Result<(), OfficeError> {
    for (name, first) in by_series(numbers) {
        tx.execute(sql!("begin_series"), &named![name, last = first - 1, first_number = first])?;
    }
    Ok(())
}

/// The numbers. Notes each that is out of bounds.
pub(crate) fn read(checks: &mut Checks, typed: &FirstNumbers) -> FirstNumbers {
    let mut within = |field: &str, first: i64| {
        let known = (1..=HIGHEST).contains(&first);
        checks.take(if known { Ok(first) } else { Err(refuse(field, "out_of_range")) })
    };
    FirstNumbers {
        order: within("order", typed.order),
        ticket: within("ticket", typed.ticket),
        customer: within("customer", typed.customer),
        lot: within("lot", typed.lot),
    }
}

const fn by_series(numbers: &FirstNumbers) -> [(&'static str, i64); 4] {
    [
        (series::ORDER, numbers.order),
        (series::TICKET, numbers.ticket),
        (series::CUSTOMER, numbers.customer),
        (series::LOT, numbers.lot),
    ]
}
