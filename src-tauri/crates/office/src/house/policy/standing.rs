//! Which version of which policy is in force.

use contract::ids::{PerformanceId, PolicyId, ShowId};
use contract::policy::{PolicyAt, PolicyScope};
use domain::policy::PolicyError;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::kept::KeptPolicy;
use crate::{Code, OfficeError};

/// The policy in force somewhere.
pub(super) struct InForce {
    pub id: PolicyId,
    pub scope: PolicyScope,
    pub scope_id: i64,
    pub version: i64,
    pub kept: KeptPolicy,
}

pub(super) fn newest(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    show_id: ShowId,
) -> Result<InForce, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        id: PolicyId,
        scope: PolicyScope,
        scope_id: i64,
        version: i64,
        body: String,
    }
    let found: Row = tx
        .row(sql!("in_force"), &named![performance_id, show_id])?
        .ok_or_else(|| OfficeError::new(Code::NoHouse))?;
    let Row { id, scope, scope_id, version, body } = found;
    Ok(InForce { id, scope, scope_id, version, kept: KeptPolicy::read(&body)? })
}

/// The performance and the show that a scope names; 0 for none.
pub(super) fn reach(
    tx: &mut dyn Tx,
    at: &PolicyAt,
) -> Result<(PerformanceId, ShowId), OfficeError> {
    let show_of = |tx: &mut dyn Tx| tx.int(sql!("show_of"), &named![id = at.scope_id]);
    let reached = match at.scope {
        PolicyScope::House if at.scope_id == 0 => return Ok((0.into(), 0.into())),
        PolicyScope::House => 0,
        PolicyScope::Show => tx.int(sql!("show"), &named![id = at.scope_id])?,
        PolicyScope::Performance => show_of(tx)?,
    };
    match (reached, at.scope) {
        (0, _) => Err(OfficeError::not_found("scope")),
        (show_id, PolicyScope::Performance) => Ok((at.scope_id.into(), show_id.into())),
        (show_id, _) => Ok((0.into(), show_id.into())),
    }
}

/// What cannot be a policy, as a refusal.
pub(super) fn refused(error: PolicyError) -> OfficeError {
    OfficeError::new(Code::BadPolicy).with("why", error.key())
}
