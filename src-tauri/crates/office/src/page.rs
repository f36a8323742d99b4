//! Limits on what a question or a command may carry, and where a page ends.

use contract::ids::CustomerId;
use contract::limits;
use domain::email;
use domain::money::Cents;
use domain::text::{is_hidden, is_seen};

use crate::{Code, OfficeError};

/// Rows a page, at most.
pub const PAGE_MAX: i64 = limits::PAGE_MAX as i64;

/// Refuses another amount than the screen showed.
///
/// # Errors
/// [`Code::AmountChanged`].
pub fn as_shown(shown: Cents, now: Cents) -> Result<(), OfficeError> {
    if shown == now {
        return Ok(());
    }
    Err(OfficeError::new(Code::AmountChanged).with("shown_cents", shown).with("now_cents", now))
}

/// Refuses what is about another customer's order than the screen showed.
///
/// # Errors
/// [`Code::ChangedSince`].
pub fn of_whom_was_shown(
    shown: Option<CustomerId>,
    now: Option<CustomerId>,
) -> Result<(), OfficeError> {
    if shown == now { Ok(()) } else { Err(OfficeError::new(Code::ChangedSince)) }
}

/// Refuses a page of nothing or of too much.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`.
pub fn limit(rows: i64) -> Result<i64, OfficeError> {
    if (1..=PAGE_MAX).contains(&rows) { Ok(rows) } else { Err(OfficeError::bad_field("limit")) }
}

/// A text without its outer spaces, at most `max` characters, without control characters other
/// than the end of a line, nor any that hides or turns what is written.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`, with `why` when it is too long; [`crate::Code::HiddenText`].
pub fn text<'a>(field: &str, text: &'a str, max: usize) -> Result<&'a str, OfficeError> {
    let trimmed = text.trim();
    let readable = |c: char| c == '\n' || !c.is_control();
    if trimmed.chars().count() > max {
        Err(OfficeError::bad_field(field).with("why", "too_long"))
    } else if trimmed.chars().any(is_hidden) || (!trimmed.is_empty() && !is_seen(trimmed)) {
        Err(OfficeError::new(Code::HiddenText).with("field", field))
    } else if trimmed.chars().all(readable) {
        Ok(trimmed)
    } else {
        Err(OfficeError::bad_field(field))
    }
}

/// What is looked for: as [`text`], without the characters that nobody sees, which come along when a
/// name is pasted.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`.
pub fn search(field: &str, typed: &str, max: usize) -> Result<String, OfficeError> {
    let seen: String = typed.chars().filter(|c| !is_hidden(*c)).collect();
    let seen = if is_seen(&seen) { seen.as_str() } else { "" };
    text(field, seen, max).map(ToOwned::to_owned)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: Result<&str, OfficeError>) -> Code {
        text.unwrap_err().into_refusal().code
    }

    #[test]
    fn a_name_that_nobody_sees_or_that_turns_the_line_is_refused() {
        let never_seen = ["\u{200b}\u{200b}", "\u{200d}", "\u{3164}", "\u{feff}"];
        let turned = ["Dupont\u{202e}tnopuD", "Dupont\u{2028}Marie", "Du\u{00ad}pont"];
        for name in never_seen.into_iter().chain(turned) {
            assert_eq!(code(required("last_name", name, 80)), Code::HiddenText, "{name:?}");
        }
        for name in ["‏", "Dupont\u{7}"] {
            assert!(required("last_name", name, 80).is_err(), "{name:?}");
        }
    }

    #[test]
    fn names_of_every_script_are_kept_as_they_are_written() {
        for name in
            ["O’Brien", "عبد\u{200c}الله", "王小明", "გიორგი", "श्री\u{200d}राम", "N\u{2019}Diaye"]
        {
            assert_eq!(required("last_name", name, 80).unwrap(), name);
        }
    }

    #[test]
    fn a_search_leaves_out_what_was_pasted_along() {
        assert_eq!(search("search", "\u{feff}Du\u{200b}pont ", 80).unwrap(), "Dupont");
        assert_eq!(search("search", "\u{200b}", 80).unwrap(), "");
    }
}
