//! The receipt of a sale.

use domain::paper::ReceiptFacts;

use crate::DocumentError;

/// Receipt on an 80 mm roll, as long as it needs to be.
///
/// # Errors
/// [`DocumentError`] with facts that no receipt can state.
pub fn receipt_80mm(_facts: &ReceiptFacts) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NothingToPrint)
}
