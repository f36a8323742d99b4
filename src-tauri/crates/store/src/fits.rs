//! Whether a program may write in a house of another schema.

use domain::schema::Fit;

use crate::StoreError;

/// Refuses a write where the house has another schema than the one that is known.
pub(crate) const fn fits(found: i64, known: i64) -> Result<(), StoreError> {
    match Fit::of(known, found) {
        Fit::Same => Ok(()),
        Fit::TooOld => Err(StoreError::Newer { found, known }),
        Fit::TooNew => Err(StoreError::Older { found, known }),
    }
}
