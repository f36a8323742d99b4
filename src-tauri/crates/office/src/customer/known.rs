//! A customer in whose name something is done.

use contract::ids::CustomerId;
use contract::locale::Locale;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::gone::erased;
use crate::OfficeError;

/// A customer who is there and was not erased.
#[derive(Deserialize)]
pub(crate) struct Known {
    pub id: CustomerId,
    pub number: i64,
    last_name: String,
    first_name: String,
    email: String,
    /// The language of their mails.
    pub locale: Locale,
    erased_at_ms: Option<i64>,
}

impl Known {
    /// The customer of an id.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`], [`crate::Code::CustomerErased`].
    pub(crate) fn load(tx: &mut dyn Tx, id: CustomerId) -> Result<Self, OfficeError> {
        let found: Option<Self> = tx.row(sql!("known"), &named![id])?;
        let found = found.ok_or_else(|| OfficeError::not_found("customer"))?;
        found.erased_at_ms.map_or(Ok(found), |at_ms| Err(erased(at_ms)))
    }

    /// `DUPONT Marie`.
    pub(crate) fn name(&self) -> String {
        text::full_name(&self.last_name, &self.first_name)
    }

    /// `Marie Dupont`.
    pub(crate) fn greeted(&self) -> String {
        text::greeted(&self.first_name, &self.last_name)
    }

    /// Where they are written to; empty where nowhere.
    pub(crate) fn recipient(&self) -> &str {
        self.email.trim()
    }
}
