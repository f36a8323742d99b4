//! Sales of a performance: opened, closed, with a day from which and until which.

use contract::action::Action;
use contract::season::{PerformanceView, SetSales};
use domain::sale_window::Latecomers;
use domain::time::MINUTE_MS;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::performance::Performance;
use super::{figures, starts};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

/// Opens or closes the sales of a performance.
///
/// # Errors
/// [`Code::NoGrid`] when nothing has a price; [`Code::BadField`] on days in the wrong order, or an end that has gone by;
/// [`Code::ChangedSince`]; [`Code::NotFound`].
pub fn set_sales(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetSales,
) -> Result<PerformanceView, OfficeError> {
    let before = Performance::seen(tx, args.id, args.version)?;
    let at = |field: &str, typed: &Option<String>| {
        typed.as_deref().map(|typed| starts::instant(cx, field, typed)).transpose()
    };
    let (opens, closes) = (at("opens_at", &args.opens_at)?, at("closes_at", &args.closes_at)?);
    if opens.is_some_and(|opens| opens >= closes.unwrap_or(before.starts_at_ms)) {
        return Err(OfficeError::bad_field("opens_at"));
    }
    // An end after the start is the performance's own time for latecomers.
    let latest = before.starts_at_ms + Latecomers::MAX_MINUTES * MINUTE_MS;
    if closes.is_some_and(|closes| closes > latest) {
        return Err(OfficeError::bad_field("closes_at").with("why", "out_of_range"));
    }
    // Sales are closed by saying so.
    if closes.is_some_and(|closes| closes <= cx.at_ms) && closes != before.closes_at_ms {
        return Err(OfficeError::bad_field("closes_at").with("why", "time_past"));
    }
    if args.open && tx.int(sql!("count_prices"), &named![performance_id = args.id])? == 0 {
        return Err(OfficeError::new(Code::NoGrid));
    }
    if (before.opened, before.opens_at_ms, before.closes_at_ms) == (args.open, opens, closes) {
        return figures::view(tx, cx, args.id);
    }
    tx.execute(
        sql!("set_sales"),
        &named![id = args.id, on_sale = args.open, opens_at_ms = opens, closes_at_ms = closes],
    )?;
    let action = match (before.opened, args.open) {
        (false, true) => Action::SalesOpened,
        (true, false) => Action::SalesClosed,
        _ => Action::SalesDated,
    };
    let data = json!({
        "show": before.show,
        "starts_at_ms": before.starts_at_ms,
        "opens_at_ms": opens,
        "closes_at_ms": closes,
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(action) })?;
    figures::view(tx, cx, args.id)
}
