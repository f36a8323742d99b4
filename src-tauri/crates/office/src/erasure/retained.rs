//! People of whom nothing was heard for as long as the house keeps anybody: listed, and erased together.

use contract::args::Empty;
use contract::erasure::{EraseRetained, RetainedErased, RetentionDue, RetentionRow};
use contract::ids::CustomerId;
use domain::erasure::retained_from_ms;
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, named, sql};

use super::done;
use super::person::Person;
use crate::house::settings;
use crate::{Cx, OfficeError};

/// People erased in one transaction, at most: each reads every kept command.
const TOGETHER: usize = 25;

#[derive(Deserialize)]
struct Row {
    id: CustomerId,
    number: i64,
    last_name: String,
    first_name: String,
    last_ms: Option<i64>,
    total: i64,
}

/// Who would be erased now. Nobody whose credit lives, with a request open, a refund to verify or a performance to come.
///
/// # Errors
/// From the store.
pub fn retained(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<RetentionDue, OfficeError> {
    let years = settings::retention_years(tx)?;
    if years == 0 {
        return Ok(RetentionDue { from_ms: None, rows: Vec::new(), total: 0 });
    }
    let from_ms = retained_from_ms(cx.at_ms, years, cx.house.zone());
    let mut query = Query::of(sql!("due"), &named![from_ms, now_ms = cx.at_ms]);
    query.put_text("rows", &TOGETHER.to_string());
    let rows: Vec<Row> = query.rows(tx)?;
    let total = rows.first().map_or(0, |row| row.total);
    let row = |row: Row| RetentionRow {
        id: row.id,
        number: row.number,
        name: text::full_name(&row.last_name, &row.first_name),
        last_ms: row.last_ms,
    };
    Ok(RetentionDue { from_ms: Some(from_ms), rows: rows.into_iter().map(row).collect(), total })
}

/// Erases those of the list who are still due; whoever came back since is left as they are.
///
/// # Errors
/// [`crate::Code::BadField`] on `ids`; from the store.
pub fn erase_retained(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &EraseRetained,
) -> Result<RetainedErased, OfficeError> {
    if args.ids.is_empty() || args.ids.len() > TOGETHER {
        return Err(OfficeError::bad_field("ids"));
    }
    let due = retained(tx, cx, &Empty {})?.rows;
    let mut erased = 0;
    for row in due.iter().filter(|row| args.ids.contains(&row.id)) {
        let person = Person::load(tx, cx, row.id)?;
        done(tx, cx, &person, None)?;
        erased += 1;
    }
    Ok(RetainedErased { erased })
}
