//! Mails.

use store::Tx;

use crate::wire::*;
use crate::{Code, Cx, OfficeError};

/// Not written yet.
///
/// # Errors
/// Always.
pub fn list(_: &mut dyn Tx, _: &Cx<'_>, _: &MailList) -> Result<MailPage, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn show(_: &mut dyn Tx, _: &Cx<'_>, _: &ById) -> Result<MailDetail, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

/// Not written yet.
///
/// # Errors
/// Always.
pub fn resend(_: &mut dyn Tx, _: &Cx<'_>, _: &ResendMail) -> Result<MailDetail, OfficeError> {
    Err(OfficeError::new(Code::UnknownCommand))
}

