//! Policies: the newest version of the narrowest scope is in force.

use contract::action::Action;
use contract::args::Empty;
use contract::ids::{OperatorId, PerformanceId, PolicyId, ShowId, kind};
use contract::policy::{PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use domain::policy::Policy;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::house::settings;
use crate::{Code, Cx, OfficeError};

/// The policy in force at a scope, and what it can name.
///
/// # Errors
/// [`Code::NotFound`] when there is no such show or performance.
pub fn view(tx: &mut dyn Tx, _: &Cx<'_>, args: &PolicyAt) -> Result<PolicyView, OfficeError> {
    let (performance_id, show_id) = reach(tx, args)?;
    let (_, from, policy) = newest(tx, performance_id, show_id)?;
    let channels: Vec<Channel> = tx.rows(sql!("channels"), &[])?;
    Ok(PolicyView {
        scope: args.scope,
        scope_id: args.scope_id,
        from,
        version: version(tx, args)?,
        policy,
        rates: tx.rows(sql!("rates"), &[])?,
        channels: channels.into_iter().map(|c| c.channel).collect(),
    })
}

#[derive(Deserialize)]
struct Channel {
    channel: String,
}

/// The performance and the show that a scope names; 0 for none.
fn reach(tx: &mut dyn Tx, at: &PolicyAt) -> Result<(PerformanceId, ShowId), OfficeError> {
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

/// The newest version within the scope itself; 0 where it never had a policy of its own.
fn version(tx: &mut dyn Tx, at: &PolicyAt) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("version"), &named![scope = at.scope.key(), scope_id = at.scope_id])?)
}

/// Shows and performances with a policy of their own, and all there is to choose from.
///
/// # Errors
/// From the store.
pub fn overview(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<PolicyOverview, OfficeError> {
    Ok(PolicyOverview {
        overrides: tx.rows(sql!("overrides"), &[])?,
        shows: tx.rows(sql!("shows"), &[])?,
        performances: tx.rows(sql!("performances"), &[])?,
    })
}

/// Puts a policy in force from now on. Requests already made keep theirs. The version of the terms
/// counts up when their text changed, whatever the window sent.
///
/// # Errors
/// [`Code::Stale`], [`Code::BadPolicy`], [`Code::NotFound`]; the house itself always has a policy.
pub fn set(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetPolicy) -> Result<PolicyView, OfficeError> {
    let at = PolicyAt { scope: args.scope, scope_id: args.scope_id };
    let (performance_id, show_id) = reach(tx, &at)?;
    let here = version(tx, &at)?;
    if here != args.version {
        return Err(OfficeError::new(Code::Stale));
    }
    let (_, _, before) = newest(tx, performance_id, show_id)?;
    let mut fields = String::new();
    let body = match &args.policy {
        Some(wished) => {
            wished.check().map_err(|e| OfficeError::new(Code::BadPolicy).with("why", e.key()))?;
            let reworded = wished.terms_fr != before.terms_fr || wished.terms_en != before.terms_en;
            let last = tx.int(sql!("last_terms"), &[])?.max(before.terms_version);
            let terms_version = if reworded { last + 1 } else { before.terms_version };
            // The core counts the version up when the words change. Nobody sets it.
            let worded = Policy { terms_version: before.terms_version, ..wished.clone() };
            fields = settings::changed(&before, &worded)?;
            let kept = Policy { terms_version, ..worded };
            Some(serde_json::to_string(&kept).map_err(OfficeError::internal)?)
        }
        None if args.scope == PolicyScope::House => return Err(OfficeError::bad_field("policy")),
        None => None,
    };
    let row = named![
        id = cx.mint.id::<kind::Policy>(),
        scope = args.scope.key(),
        scope_id = args.scope_id,
        version = here + 1,
        body = body.clone(),
        made_at_ms = cx.at_ms,
        made_by = cx.operator.id
    ];
    tx.execute(sql!("add"), &row)?;
    let data = json!({
        "scope": args.scope.key(),
        "scope_id": args.scope_id,
        "version": here + 1,
        "removed": body.is_none(),
        "fields": fields,
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PolicySet) })?;
    view(tx, cx, &at)
}

/// What a house begins with, until its supervisor says otherwise.
const DEFAULT: &str = include_str!("../../../../../../assets/policy/default.json");

/// The policy of a house that has changed nothing yet.
///
/// # Errors
/// Never: the policy is in the program.
pub fn first() -> Result<Policy, OfficeError> {
    serde_json::from_str(DEFAULT).map_err(OfficeError::internal)
}

/// Puts the first policy of the house in force.
///
/// # Errors
/// From the store.
pub(crate) fn begin(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let body = serde_json::to_string(&first()?).map_err(OfficeError::internal)?;
    let by = (cx.operator.id != OperatorId::PROGRAM).then_some(cx.operator.id);
    let row = named![
        id = cx.mint.id::<kind::Policy>(),
        scope = "house",
        scope_id = 0,
        version = 1,
        body,
        made_at_ms = cx.at_ms,
        made_by = by
    ];
    tx.execute(sql!("add"), &row)?;
    Ok(())
}

#[derive(Deserialize)]
struct InForce {
    id: PolicyId,
    scope: PolicyScope,
    body: String,
}

/// The policy in force for a performance of a show, with the id of its version.
///
/// # Errors
/// [`Code::NoHouse`] before there is one.
pub fn in_force(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    show_id: ShowId,
) -> Result<(PolicyId, Policy), OfficeError> {
    let (id, _, policy) = newest(tx, performance_id, show_id)?;
    Ok((id, policy))
}

fn newest(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    show_id: ShowId,
) -> Result<(PolicyId, PolicyScope, Policy), OfficeError> {
    let found: InForce = tx
        .row(sql!("in_force"), &named![performance_id, show_id])?
        .ok_or_else(|| OfficeError::new(Code::NoHouse))?;
    let policy = serde_json::from_str(&found.body).map_err(OfficeError::internal)?;
    Ok((found.id, found.scope, policy))
}
