//! An operator, as signing in knows them.

use contract::ids::OperatorId;
use domain::access::Role;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

/// What signing in needs to know of an operator.
#[derive(Clone, Debug, Deserialize)]
pub struct SignInRow {
    pub id: OperatorId,
    pub name: String,
    pub role: Role,
    pub initials: String,
    /// May sign in.
    pub active: bool,
    /// Counted up at each change of role, right or PIN.
    pub version: i64,
}

/// The operator of an id.
///
/// # Errors
/// From the store.
pub fn sign_in_row(tx: &mut dyn Tx, id: OperatorId) -> Result<Option<SignInRow>, OfficeError> {
    Ok(tx.row(sql!("sign_in_row"), &named![id])?)
}
