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


#[derive(serde::Deserialize)]
struct InForce {
    id: i64,
    body: String,
}

/// The policy in force for a performance: its own, else the show's, else the house's.
///
/// # Errors
/// From the store.
pub fn in_force(
    tx: &mut dyn Tx,
    performance_id: i64,
    show_id: i64,
) -> Result<(i64, domain::policy::Policy), OfficeError> {
    use store::{TxExt, params, sql};
    let found: InForce = tx
        .row(sql!("policy/in_force"), &params![performance_id, show_id])?
        .ok_or_else(|| OfficeError::not_found("policy"))?;
    let policy = serde_json::from_str(&found.body).map_err(OfficeError::internal)?;
    Ok((found.id, policy))
}
