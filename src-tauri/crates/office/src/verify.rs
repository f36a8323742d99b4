//! Verification.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn verify(_: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Verification, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

