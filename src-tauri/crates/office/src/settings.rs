//! Settings of the house.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn set_house(_: &mut dyn Tx, _: &Cx<'_>, _: &SetHouse) -> Result<Empty, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

