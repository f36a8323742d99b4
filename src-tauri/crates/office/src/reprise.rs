//! Requests.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn list(_: &mut dyn Tx, _: &Cx<'_>, _: &RepriseList) -> Result<ReprisePage, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn filters(_: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<RepriseFilters, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn file(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<RepriseFile, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn claim(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<Claimed, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn release(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<Empty, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn accept(_: &mut dyn Tx, _: &Cx<'_>, _: &Versioned) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn refuse(_: &mut dyn Tx, _: &Cx<'_>, _: &Refuse) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn hold(_: &mut dyn Tx, _: &Cx<'_>, _: &Versioned) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn resume(_: &mut dyn Tx, _: &Cx<'_>, _: &Versioned) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn pass(_: &mut dyn Tx, _: &Cx<'_>, _: &Noted) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn undo(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn reverse(_: &mut dyn Tx, _: &Cx<'_>, _: &Noted) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn withdraw(_: &mut dyn Tx, _: &Cx<'_>, _: &Versioned) -> Result<Decided, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn mail_preview(_: &mut dyn Tx, _: &Cx<'_>, _: &MailPreviewOf) -> Result<MailPreview, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn quote(_: &mut dyn Tx, _: &Cx<'_>, _: &QuotePlaces) -> Result<RepriseQuote, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn request(_: &mut dyn Tx, _: &Cx<'_>, _: &RequestReprise) -> Result<Requested, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

