//! Policies: the newest version of the narrowest scope is in force.

mod kept;
mod standing;
pub mod terms;

use contract::action::Action;
use contract::args::Empty;
use contract::ids::{PerformanceId, PolicyId, ShowId};
use contract::policy::{KeyName, PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use domain::policy::Policy;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::house::settings;
use crate::{Code, Cx, OfficeError};
use kept::{KeptPolicy, Words};
use standing::{newest, reach, refused};

/// The policy in force at a scope, and what it can name.
///
/// # Errors
/// [`Code::NotFound`] when there is no such show or performance.
pub fn view(tx: &mut dyn Tx, cx: &Cx<'_>, args: &PolicyAt) -> Result<PolicyView, OfficeError> {
    let (performance_id, show_id) = reach(tx, args)?;
    let in_force = newest(tx, performance_id, show_id)?;
    let (from, mut policy) = (in_force.scope, in_force.kept.clone().in_own_words());
    let rates: Vec<Rate> = tx.rows(sql!("rates"), &[])?;
    by_key(&mut policy, &rates);
    let channels: Vec<Channel> = tx.rows(sql!("channels"), &[])?;
    Ok(PolicyView {
        scope: args.scope,
        scope_id: args.scope_id,
        from,
        version: version(tx, args)?,
        policy_id: in_force.id,
        policy,
        terms: terms::shown(tx, cx, in_force)?,
        rates: rates.into_iter().map(|Rate { key, name, .. }| KeyName { key, name }).collect(),
        channels: channels.into_iter().map(|c| c.channel).collect(),
    })
}

/// A rate: the key by which a policy lists it, and the one of its name, by which policies did before.
#[derive(Deserialize)]
struct Rate {
    key: String,
    name: String,
    former_key: String,
}

/// Lists the rates of a policy by their keys.
fn by_key(policy: &mut Policy, rates: &[Rate]) {
    for listed in policy.rates.iter_mut().flatten() {
        if let Some(rate) = rates.iter().find(|rate| rate.former_key == *listed) {
            listed.clone_from(&rate.key);
        }
    }
}

#[derive(Deserialize)]
struct Channel {
    channel: String,
}

/// The newest version within the scope itself; 0 where it never had a policy of its own.
fn version(tx: &mut dyn Tx, at: &PolicyAt) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("version"), &named![scope = at.scope.key(), scope_id = at.scope_id])?)
}

/// Shows and performances with a policy of their own, and what there is to choose from: those that have one, then
/// performances to come, the next one first, then past ones; shows that are played last.
///
/// # Errors
/// From the store.
pub fn overview(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<PolicyOverview, OfficeError> {
    let now = named![now_ms = cx.at_ms];
    Ok(PolicyOverview {
        overrides: tx.rows(sql!("overrides"), &now)?,
        shows: tx.rows(sql!("shows"), &[])?,
        performances: tx.rows(sql!("performances"), &now)?,
    })
}

/// Puts a policy in force from now on. Requests already made keep theirs. Its terms are put into words
/// here, and their version counts up when the words changed, whatever the window sent.
///
/// # Errors
/// [`Code::SettingsChanged`], [`Code::BadPolicy`], [`Code::NotFound`]; the house itself always has a policy.
pub fn set(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetPolicy) -> Result<PolicyView, OfficeError> {
    let at = args.at();
    let (performance_id, show_id) = reach(tx, &at)?;
    let here = version(tx, &at)?;
    let before = newest(tx, performance_id, show_id)?;
    // One that goes by a wider policy is filled from that one.
    let is_as_seen = args.seen_policy_id.is_none_or(|seen| seen == before.id);
    if here != args.version || !is_as_seen {
        return Err(OfficeError::new(Code::SettingsChanged));
    }
    let mut fields = String::new();
    let body = match &args.policy {
        Some(wished) => {
            wished.check().map_err(refused)?;
            let kept = before.kept.clone().in_own_words();
            // Nobody sets the version of the terms, so that it is no field that changed.
            let worded = Policy { terms_version: kept.terms_version, ..wished.clone() };
            fields = settings::changed(&kept, &worded)?;
            Some(terms::next(tx, cx, wished, &before)?.body()?)
        }
        None if args.scope == PolicyScope::House => return Err(OfficeError::bad_field("policy")),
        None => None,
    };
    let data = json!({
        "scope": args.scope.key(),
        "scope_id": args.scope_id,
        "version": here + 1,
        "removed": body.is_none(),
        "fields": fields,
    });
    terms::add(tx, cx, (args.scope, args.scope_id), here + 1, body)?;
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
    let policy = first()?;
    let shown = Some(Words::of(cx, &policy)?);
    let body = KeptPolicy { policy, shown }.body()?;
    terms::add(tx, cx, (PolicyScope::House, 0), 1, Some(body))
}

/// The policy of the house, whatever a show or a performance has of its own.
///
/// # Errors
/// [`Code::NoHouse`] before there is one.
pub fn of_house(tx: &mut dyn Tx) -> Result<Policy, OfficeError> {
    Ok(in_force(tx, 0.into(), 0.into())?.1)
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
    let found = newest(tx, performance_id, show_id)?;
    Ok((found.id, found.kept.policy))
}
