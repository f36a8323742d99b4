//! Customers.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn search(_: &mut dyn Tx, _: &Cx<'_>, _: &CustomerSearch) -> Result<CustomerPage, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn sheet(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<CustomerSheet, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn create(_: &mut dyn Tx, _: &Cx<'_>, _: &CustomerFields) -> Result<CustomerSheet, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn change(_: &mut dyn Tx, _: &Cx<'_>, _: &CustomerChange) -> Result<CustomerSheet, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn statement(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<Statement, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

