//! Policies: the newest version of the narrowest scope is in force.

use contract::action::Action;
use contract::args::Empty;
use contract::policy::{PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use domain::policy::Policy;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, params, sql};

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
fn reach(tx: &mut dyn Tx, at: &PolicyAt) -> Result<(i64, i64), OfficeError> {
    let show_of = |tx: &mut dyn Tx| tx.int(sql!("show_of"), &params![at.scope_id]);
    let reached = match at.scope {
        PolicyScope::House if at.scope_id == 0 => return Ok((0, 0)),
        PolicyScope::House => 0,
        PolicyScope::Show => tx.int(sql!("show"), &params![at.scope_id])?,
        PolicyScope::Performance => show_of(tx)?,
    };
    match (reached, at.scope) {
        (0, _) => Err(OfficeError::not_found("scope")),
        (show_id, PolicyScope::Performance) => Ok((at.scope_id, show_id)),
        (show_id, _) => Ok((0, show_id)),
    }
}

/// The newest version within the scope itself; 0 where it never had a policy of its own.
fn version(tx: &mut dyn Tx, at: &PolicyAt) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("version"), &params![at.scope.key(), at.scope_id])?)
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
    let row = params![
        cx.mint.id(),
        args.scope.key(),
        args.scope_id,
        here + 1,
        body.clone(),
        cx.at_ms,
        cx.operator.id
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
    let by = (cx.operator.id != 0).then_some(cx.operator.id);
    let row = params![cx.mint.id(), "house", 0, 1, body, cx.at_ms, by];
    tx.execute(sql!("add"), &row)?;
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
        .row(sql!("in_force"), &params![performance_id, show_id])?
        .ok_or_else(|| OfficeError::new(Code::NoHouse))?;
    let policy = serde_json::from_str(&found.body).map_err(OfficeError::internal)?;
    Ok((found.id, found.scope, policy))
}
