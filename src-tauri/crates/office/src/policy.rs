//! Policies.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn view(_: &mut dyn Tx, _: &Cx<'_>, _: &PolicyAt) -> Result<PolicyView, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn overview(_: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<PolicyOverview, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn set(_: &mut dyn Tx, _: &Cx<'_>, _: &SetPolicy) -> Result<PolicyView, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

