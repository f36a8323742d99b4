//! The journal's pages.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn list(_: &mut dyn Tx, _: &Cx<'_>, _: &JournalList) -> Result<JournalPage, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

