//! Keys of the other system as they are stored: the source, a slash, the key there.

use std::collections::{HashMap, HashSet};

use contract::ids::Id;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{ByIds, Named, Text, Tx, TxExt, named};

use crate::{Code, OfficeError};

/// Where a batch comes from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(pub(super) &'a str);

impl Source<'_> {
    /// The stored form of a key.
    pub(super) fn key(self, key: &str) -> String {
        format!("{}/{key}", self.0)
    }

    /// The key of the other system in a stored one.
    pub(super) fn bare(self, stored: &str) -> &str {
        stored.get(self.0.len() + 1..).unwrap_or_default()
    }

    /// The range of the source's stored keys: the first is in it, the second not.
    pub(super) fn range(self) -> [Named; 2] {
        // `0` is the character after `/`.
        named![from = format!("{}/", self.0), to = format!("{}0", self.0)]
    }

    /// Rows of what came from the source before, by stored key.
    pub(super) fn known<T: DeserializeOwned + Keyed>(
        self,
        tx: &mut dyn Tx,
        text: &Text,
    ) -> Result<HashMap<String, T>, OfficeError> {
        let rows: Vec<T> = tx.rows(text, &self.range())?;
        Ok(rows.into_iter().map(|mut row| (row.take_key(), row)).collect())
    }
}

/// A row with a stored key.
pub(super) trait Keyed {
    /// The key, moved out.
    fn take_key(&mut self) -> String;
}

#[derive(Deserialize)]
struct IdRow {
    id: i64,
    key: String,
}

#[derive(Deserialize)]
struct Found {
    value: String,
}

/// Ids by key.
pub(super) fn ids<Of>(
    tx: &mut dyn Tx,
    text: &Text,
) -> Result<HashMap<String, Id<Of>>, OfficeError> {
    let rows: Vec<IdRow> = tx.rows(text, &[])?;
    Ok(rows.into_iter().map(|row| (row.key, row.id.into())).collect())
}

/// Notes that the import contradicts what is here, or itself.
pub(super) fn conflict(detail: impl std::fmt::Display) -> OfficeError {
    OfficeError::new(Code::ImportConflict).with("detail", detail.to_string())
}

/// Reads the values of `asked` that a query `… IN (:ids)` finds, each in its column `value`.
///
/// # Errors
/// From the store.
pub(super) fn found(
    tx: &mut dyn Tx,
    text: &'static Text,
    asked: &[&str],
) -> Result<HashSet<String>, OfficeError> {
    let found: Vec<Found> = ByIds::new(text, &[]).rows(tx, asked)?;
    Ok(found.into_iter().map(|found| found.value).collect())
}
