//! *Termes et conditions*: those in force, those that were, and those that a policy would have.

use contract::action::Action;
use contract::ids::{PerformanceId, ShowId, kind};
use contract::policy::{PolicyScope, SetPolicy, Terms, TermsVersion};
use domain::policy::Policy;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::kept::{KeptPolicy, Words};
use super::standing::{InForce, newest, reach, refused};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct Body {
    body: String,
}

/// The terms of a version, as they were shown.
///
/// # Errors
/// [`crate::Code::NotFound`] when no policy ever had this version.
pub fn read(tx: &mut dyn Tx, _: &Cx<'_>, args: &TermsVersion) -> Result<Terms, OfficeError> {
    let bodies: Vec<Body> = tx
        .rows(sql!("of_terms"), &named![holds = format!("%\"terms_version\":{}%", args.version)])?;
    for Body { body } in bodies {
        let terms = KeptPolicy::read(&body)?.into_shown();
        if terms.version == args.version {
            return Ok(terms);
        }
    }
    Err(OfficeError::not_found("terms"))
}

/// The terms that a policy would show, put in force now.
///
/// # Errors
/// As setting it.
pub fn preview(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetPolicy) -> Result<Terms, OfficeError> {
    let at = args.at();
    let (performance_id, show_id) = reach(tx, &at)?;
    let before = newest(tx, performance_id, show_id)?;
    match &args.policy {
        Some(wished) => {
            wished.check().map_err(refused)?;
            Ok(next(tx, cx, wished, &before)?.into_shown())
        }
        None => shown(tx, cx, before),
    }
}

/// A policy that follows another, with its terms in words. Their version counts up where the words
/// are not those that were shown until now.
pub(super) fn next(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    wished: &Policy,
    before: &InForce,
) -> Result<KeptPolicy, OfficeError> {
    let words = Words::of(cx, wished)?;
    let last = before.kept.policy.terms_version;
    let same = before.kept.shown.as_ref() == Some(&words);
    let terms_version = if same { last } else { counted_up(tx, last)? };
    Ok(KeptPolicy { policy: Policy { terms_version, ..wished.clone() }, shown: Some(words) })
}

/// A version that no terms have had.
fn counted_up(tx: &mut dyn Tx, last: i64) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("last_terms"), &[])?.max(last) + 1)
}

/// The terms in force for a performance of a show.
///
/// # Errors
/// [`crate::Code::NoHouse`] before there is one.
pub(crate) fn in_force(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
    show_id: ShowId,
) -> Result<Terms, OfficeError> {
    let newest = newest(tx, performance_id, show_id)?;
    shown(tx, cx, newest)
}

/// What is shown of a policy in force. One that an earlier program kept without its terms is put into
/// words now, under the version that [`count`] gives them.
pub(super) fn shown(tx: &mut dyn Tx, cx: &Cx<'_>, in_force: InForce) -> Result<Terms, OfficeError> {
    if in_force.kept.shown.is_some() {
        return Ok(in_force.kept.into_shown());
    }
    let version = counted_up(tx, in_force.kept.policy.terms_version)?;
    Ok(Words::of(cx, &in_force.kept.in_own_words())?.into_version(version))
}

/// Keeps the terms in force for a performance with their policy, where an earlier program did not: what
/// a customer accepts now can be read again. Says whether it was so: another policy is in force then.
pub(crate) fn count(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
    show_id: ShowId,
) -> Result<bool, OfficeError> {
    let before = newest(tx, performance_id, show_id)?;
    if before.kept.shown.is_some() {
        return Ok(false);
    }
    let policy = before.kept.clone().in_own_words();
    let (scope, scope_id, version) = (before.scope, before.scope_id, before.version + 1);
    let body = next(tx, cx, &policy, &before)?.body()?;
    add(tx, cx, (scope, scope_id), version, Some(body))?;
    let data = json!({ "scope": scope.key(), "scope_id": scope_id, "version": version,
        "removed": false, "fields": "terms_fr terms_en" });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PolicySet) })?;
    Ok(true)
}

/// Adds a version of a policy; without a body it goes back to the wider one.
pub(super) fn add(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    (scope, scope_id): (PolicyScope, i64),
    version: i64,
    body: Option<String>,
) -> Result<(), OfficeError> {
    let by = cx.operator.id;
    let row = named![
        id = cx.mint.id::<kind::Policy>(),
        scope = scope.key(),
        scope_id,
        version,
        body,
        made_at_ms = cx.at_ms,
        made_by = (by != contract::ids::OperatorId::PROGRAM).then_some(by)
    ];
    tx.execute(sql!("add"), &row)?;
    Ok(())
}
