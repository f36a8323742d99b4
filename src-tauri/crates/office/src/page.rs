//! Limits on what a question or a command may carry, and where a page ends.

use contract::limits;
use domain::email;

use crate::OfficeError;

/// Rows a page, at most.
pub const PAGE_MAX: i64 = limits::PAGE_MAX as i64;

/// Refuses a page of nothing or of too much.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`.
pub fn limit(rows: i64) -> Result<i64, OfficeError> {
    if (1..=PAGE_MAX).contains(&rows) { Ok(rows) } else { Err(OfficeError::bad_field("limit")) }
}

/// A text without its outer spaces, at most `max` characters, without control characters other
/// than the end of a line.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`, with `why` when it is too long.
pub fn text<'a>(field: &str, text: &'a str, max: usize) -> Result<&'a str, OfficeError> {
    let trimmed = text.trim();
    let readable = |c: char| c == '\n' || !c.is_control();
    if trimmed.chars().count() > max {
        Err(OfficeError::bad_field(field).with("why", "too_long"))
    } else if trimmed.chars().all(readable) {
        Ok(trimmed)
    } else {
        Err(OfficeError::bad_field(field))
    }
}

/// As [`text`], and not empty.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`.
pub fn required<'a>(field: &str, value: &'a str, max: usize) -> Result<&'a str, OfficeError> {
    match text(field, value, max)? {
        "" => Err(OfficeError::bad_field(field).with("why", "missing")),
        kept => Ok(kept),
    }
}

/// An e-mail address, without its outer spaces.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`.
pub fn email<'a>(field: &str, typed: &'a str) -> Result<&'a str, OfficeError> {
    email::address(typed).ok_or_else(|| OfficeError::bad_field(field))
}
