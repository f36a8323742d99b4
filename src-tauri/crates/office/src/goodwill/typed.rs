//! What is typed of a credit: why it is given, and the day until which it may live.

use chrono::NaiveDate;
use domain::goodwill::DayError;

use crate::{OfficeError, page};

/// Longest text that says why, in characters: a line of a statement or two.
const TEXT_MAX: usize = 200;

/// Why, on one line.
///
/// # Errors
/// [`crate::Code::BadField`] on `text`, [`crate::Code::HiddenText`].
pub(super) fn why(typed: &str) -> Result<&str, OfficeError> {
    let text = page::required("text", typed, TEXT_MAX)?;
    if text.contains('\n') { Err(OfficeError::bad_field("text")) } else { Ok(text) }
}

/// A day as it is typed, `2021-06-01`.
///
/// # Errors
/// [`crate::Code::BadField`] on `until`.
pub(super) fn day(typed: &str) -> Result<NaiveDate, OfficeError> {
    typed.parse().map_err(|_| OfficeError::bad_field("until"))
}

/// A day that cannot be the last one.
pub(super) fn bad_day(why: DayError) -> OfficeError {
    OfficeError::bad_field("until").with("why", why.key())
}
