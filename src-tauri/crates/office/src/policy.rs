//! Policies: the newest version of the narrowest scope is in force.

use domain::policy::Policy;
use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

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

/// What a house begins with, until its supervisor says otherwise.
const DEFAULT: &str = include_str!("../../../../assets/policy/default.json");

/// Puts the first policy of the house in force.
///
/// # Errors
/// From the store.
pub(crate) fn begin(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let policy: Policy = serde_json::from_str(DEFAULT).map_err(OfficeError::internal)?;
    let body = serde_json::to_string(&policy).map_err(OfficeError::internal)?;
    let by = (cx.operator.id != 0).then_some(cx.operator.id);
    let row = params![cx.mint.id(), "house", 0, 1, body, cx.at_ms, by];
    tx.execute(sql!("policy/add"), &row)?;
    Ok(())
}

#[derive(Deserialize)]
struct InForce {
    id: i64,
    scope: PolicyScope,
    body: String,
}

/// The policy in force for a performance of a show, with the id of its version.
///
/// # Errors
/// [`Code::NoHouse`] before there is one.
pub fn in_force(
    tx: &mut dyn Tx,
    performance_id: i64,
    show_id: i64,
) -> Result<(i64, Policy), OfficeError> {
    let (id, _, policy) = newest(tx, performance_id, show_id)?;
    Ok((id, policy))
}

fn newest(
    tx: &mut dyn Tx,
    performance_id: i64,
    show_id: i64,
) -> Result<(i64, PolicyScope, Policy), OfficeError> {
    let found: InForce = tx
        .row(sql!("policy/in_force"), &params![performance_id, show_id])?
        .ok_or_else(|| OfficeError::new(Code::NoHouse))?;
    let policy = serde_json::from_str(&found.body).map_err(OfficeError::internal)?;
    Ok((found.id, found.scope, policy))
}
