//! The counter.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn performances(_: &mut dyn Tx, _: &Cx<'_>, _: &PerformanceList) -> Result<Vec<PerformanceRow>, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn seats(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<FreeSeats, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn quote(_: &mut dyn Tx, _: &Cx<'_>, _: &QuoteSale) -> Result<SaleQuote, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn make(_: &mut dyn Tx, _: &Cx<'_>, _: &MakeSale) -> Result<Sold, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn unprinted(_: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<UnprintedSale>, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn confirm_print(_: &mut dyn Tx, _: &Cx<'_>, _: &ConfirmPrint) -> Result<Empty, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn reprint(_: &mut dyn Tx, _: &Cx<'_>, _: &PlaceIds) -> Result<PlaceIds, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

