//! A person who was erased: nothing is done in their name any more.

use contract::ids::CustomerId;
use domain::text;
use sha2::{Digest as _, Sha256};
use store::{Tx, TxExt, named, sql};

use crate::{Code, OfficeError};

/// Refuses what nobody does any more in the name of a person who was erased.
///
/// # Errors
/// [`Code::CustomerErased`].
pub(crate) fn not_erased(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<(), OfficeError> {
    match tx.ints(sql!("erased_at"), &named![customer_id])?.first() {
        Some(at_ms) => Err(erased(*at_ms)),
        None => Ok(()),
    }
}

/// Whether a customer was erased.
///
/// # Errors
/// From the store.
pub(crate) fn is_erased(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<bool, OfficeError> {
    Ok(!tx.ints(sql!("erased_at"), &named![customer_id])?.is_empty())
}

/// The refusal of what is asked of a person who was erased then.
#[must_use]
pub(crate) fn erased(at_ms: i64) -> OfficeError {
    OfficeError::new(Code::CustomerErased).with("at_ms", at_ms)
}

/// What an erasure remembers of a key of another system: half of a SHA-256, in hexadecimal.
#[must_use]
pub(crate) fn mark_of_key(stored: &str) -> String {
    text::hex(&Sha256::digest(stored)[..16])
}
