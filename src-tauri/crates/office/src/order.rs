//! Orders.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn list(_: &mut dyn Tx, _: &Cx<'_>, _: &OrderList) -> Result<OrderPage, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn detail(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<OrderDetail, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

