//! Tickets on paper: one page a ticket, in the sizes of `assets/tickets`.

use domain::paper::TicketFacts;

use crate::DocumentError;

/// E-ticket on A4, to print at home or show on a telephone.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn a4(_tickets: &[TicketFacts]) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NothingToPrint)
}

/// Thermal stock of 203 × 82 mm.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn thermal(_tickets: &[TicketFacts]) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NothingToPrint)
}

/// Thermal stock of 5.5 × 2 inches.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn thermal_small(_tickets: &[TicketFacts]) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NothingToPrint)
}
