//! The statement of a customer's credit.

use domain::paper::StatementFacts;

use crate::DocumentError;

/// Statement on A4, over as many pages as its movements take.
///
/// # Errors
/// [`DocumentError`] with facts that no statement can state.
pub fn statement(_facts: &StatementFacts) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NothingToPrint)
}
