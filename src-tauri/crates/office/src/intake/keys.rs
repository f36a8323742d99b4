//! Keys of the other system as they are stored: the source, a slash, the key there.

use std::collections::{HashMap, HashSet};

use contract::ids::Id;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{Tx, TxExt, Value, params};

use crate::{Code, OfficeError};

/// Values asked of the store at once.
const ASKED: usize = 200;

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
    pub(super) fn range(self) -> [Value; 2] {
        // `0` is the character after `/`.
        params![format!("{}/", self.0), format!("{}0", self.0)]
    }

    /// Rows of what came from the source before, by stored key.
    pub(super) fn known<T: DeserializeOwned + Keyed>(
        self,
        tx: &mut dyn Tx,
        sql: &str,
    ) -> Result<HashMap<String, T>, OfficeError> {
        let rows: Vec<T> = tx.rows(sql, &self.range())?;
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

/// Ids by key.
pub(super) fn ids<Of>(tx: &mut dyn Tx, sql: &str) -> Result<HashMap<String, Id<Of>>, OfficeError> {
    let rows: Vec<IdRow> = tx.rows(sql, &[])?;
    Ok(rows.into_iter().map(|row| (row.key, row.id.into())).collect())
}

/// Notes that the import contradicts what is here, or itself.
pub(super) fn conflict(detail: impl std::fmt::Display) -> OfficeError {
    OfficeError::new(Code::ImportConflict).with("detail", detail.to_string())
}

/// Reads the values of `asked` that a query `… IN (?1)` finds, each in the first column of its
/// rows.
///
/// # Errors
/// From the store.
pub(super) fn found(
    tx: &mut dyn Tx,
    sql: &str,
    asked: &[&str],
) -> Result<HashSet<String>, OfficeError> {
    let mut found = HashSet::new();
    for chunk in asked.chunks(ASKED) {
        let list: Vec<_> = (1..=chunk.len()).map(|i| format!("?{i}")).collect();
        let sql = sql.replace("(?1)", &format!("({})", list.join(", ")));
        let params: Vec<Value> = chunk.iter().map(|text| Value::Text((*text).to_owned())).collect();
        tx.query(&sql, &params, &mut |row| {
            if let Value::Text(text) = row.first() {
                found.insert(text);
            }
            Ok(())
        })?;
    }
    Ok(found)
}
