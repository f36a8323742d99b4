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
