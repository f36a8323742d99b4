//! The customer whose credit it is, and the day until which it may live.

use chrono::NaiveDate;
use contract::ids::CustomerId;
use contract::locale::Locale;
use domain::goodwill::DayError;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::customer::erased;
use crate::{OfficeError, page};

/// Longest text that says why, in characters: a line of a statement or two.
const TEXT_MAX: usize = 200;

/// A customer, as a mail is written to them.
#[derive(Deserialize)]
pub(super) struct Holder {
    pub id: CustomerId,
    last_name: String,
    first_name: String,
    pub email: String,
    pub locale: Locale,
    erased_at_ms: Option<i64>,
}

impl Holder {
    /// The customer of an id.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`], [`crate::Code::CustomerErased`].
    pub(super) fn load(tx: &mut dyn Tx, id: CustomerId) -> Result<Self, OfficeError> {
        let found: Option<Self> = tx.row(sql!("holder"), &named![id])?;
        let found = found.ok_or_else(|| OfficeError::not_found("customer"))?;
        found.erased_at_ms.map_or(Ok(found), |at_ms| Err(erased(at_ms)))
    }

    /// `Marie Dupont`.
    pub(super) fn greeted(&self) -> String {
        text::greeted(&self.first_name, &self.last_name)
    }

    /// Where they are written to; empty where nowhere.
    pub(super) fn recipient(&self) -> &str {
        self.email.trim()
    }
}

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
