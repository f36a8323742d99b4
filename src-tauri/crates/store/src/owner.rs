//! Who owns a house: whoever has its file, or the login that made its tables.

use crate::{StoreError, Tx, TxExt, dialect};

/// Whether this login owns the house, and so may move it and let counters in.
///
/// # Errors
/// From the engine.
pub fn owns_house(tx: &mut dyn Tx) -> Result<bool, StoreError> {
    match dialect::owner(tx.engine()) {
        Some(question) => Ok(tx.int(question, &[])? == 1),
        None => Ok(true),
    }
}

/// By whom a house on a server is read and written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Login {
    pub name: String,
    /// It owns the house.
    pub owns: bool,
    /// It may write credit of customers, as a counter may.
    pub credits: bool,
}

/// The login at a server; nothing for a file, which is its user's.
///
/// # Errors
/// From the engine.
pub fn login(tx: &mut dyn Tx) -> Result<Option<Login>, StoreError> {
    match dialect::login(tx.engine()) {
        Some(question) => tx.row(question, &[]),
        None => Ok(None),
    }
}
