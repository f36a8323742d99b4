//! Starts as they are typed: a day and an hour of the house's clock.

use chrono::NaiveDateTime;
use domain::time::DAY_MS;
use domain::wall_clock::ClockTime;

use crate::{Code, Cx, OfficeError};

const TEN_YEARS_MS: i64 = 3_653 * DAY_MS;

/// The instant of `2026-06-07T19:30` on the house's clock.
///
/// # Errors
/// [`Code::BadField`] when there is no such time; [`Code::TimeSkipped`] where the clock goes over it.
pub(super) fn instant(cx: &Cx<'_>, field: &str, typed: &str) -> Result<i64, OfficeError> {
    let on_clock = on_clock(cx, field, typed)?;
    on_clock.instant_ms().ok_or_else(|| skipped(field, typed))
}

/// The same for the start of a performance, which is still to come.
///
/// # Errors
/// [`Code::BadStart`]; as [`instant`].
pub(super) fn start(cx: &Cx<'_>, typed: &str) -> Result<i64, OfficeError> {
    let at_ms = instant(cx, "starts_at", typed)?;
    if at_ms <= cx.at_ms || at_ms - cx.at_ms > TEN_YEARS_MS {
        return Err(OfficeError::new(Code::BadStart).with("starts_at_ms", at_ms));
    }
    Ok(at_ms)
}

/// Whether the clock shows the start of a performance twice on its day: the first is meant.
///
/// # Errors
/// As [`instant`].
pub(super) fn comes_twice(cx: &Cx<'_>, typed: &str) -> Result<bool, OfficeError> {
    Ok(matches!(on_clock(cx, "starts_at", typed)?, ClockTime::Twice(_)))
}

fn on_clock(cx: &Cx<'_>, field: &str, typed: &str) -> Result<ClockTime, OfficeError> {
    NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M")
        .map(|local| ClockTime::of(local, cx.house.zone()))
        .map_err(|_| OfficeError::bad_field(field))
}

fn skipped(field: &str, typed: &str) -> OfficeError {
    OfficeError::new(Code::TimeSkipped).with("field", field).with("typed", typed)
}

/// Whether two instants are in the same minute. An import may bring a start with seconds.
pub(crate) const fn same_minute(a_ms: i64, b_ms: i64) -> bool {
    a_ms.div_euclid(60_000) == b_ms.div_euclid(60_000)
}
