//! Starts as they are typed: a day and an hour of the house's clock.

use chrono::NaiveDateTime;
use domain::performance::instant_ms;

use crate::{Code, Cx, OfficeError};

const TEN_YEARS_MS: i64 = 3_653 * 86_400_000;

/// The instant of `2026-06-07T19:30` on the house's clock.
///
/// # Errors
/// [`Code::BadField`] when there is no such time.
pub(super) fn instant(cx: &Cx<'_>, field: &str, typed: &str) -> Result<i64, OfficeError> {
    NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M")
        .map(|local| instant_ms(local, cx.house.zone()))
        .map_err(|_| OfficeError::bad_field(field))
}

/// The same for the start of a performance, which is still to come.
///
/// # Errors
/// [`Code::BadStart`]; [`Code::BadField`].
pub(super) fn start(cx: &Cx<'_>, typed: &str) -> Result<i64, OfficeError> {
    let at_ms = instant(cx, "starts_at", typed)?;
    if at_ms <= cx.at_ms || at_ms - cx.at_ms > TEN_YEARS_MS {
        return Err(OfficeError::new(Code::BadStart).with("starts_at_ms", at_ms));
    }
    Ok(at_ms)
}
