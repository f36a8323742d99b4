//! What asking places back would give, under the policy in force.

use std::collections::BTreeSet;

use contract::ids::{PlaceId, PolicyId};
use contract::limits::PLACES_MAX;
use contract::reprise::{CreditPart, QuotePlaces, QuotedPlace, RepriseQuote};
use domain::money::Cents;
use domain::policy::{Outcome, Policy};
use store::Tx;

use super::asked_place::AskedPlace;
use super::reasons;
use super::relief::Relief;
use super::terms::Shown;
use crate::house::policy;
use crate::sale::funds::{Funds, credit_part};
use crate::{Code, Cx, OfficeError};

/// A place that is asked back, as the policy in force looks at it.
pub(super) struct Judged {
    /// With what was paid for it.
    pub(super) place: AskedPlace,
    pub(super) policy_id: PolicyId,
    pub(super) policy: Policy,
    pub(super) relief: Option<Relief>,
}

impl Judged {
    pub(super) fn of(
        tx: &mut dyn Tx,
        place: AskedPlace,
        asked_at_ms: i64,
    ) -> Result<Self, OfficeError> {
        let (policy_id, policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
        let relief = place.relief(tx, asked_at_ms)?;
        Ok(Self { place, policy_id, policy, relief })
    }

    /// Reads its policy again, where another was put in force.
    pub(super) fn judge_anew(&mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        let Self { place, policy_id, policy, .. } = self;
        (*policy_id, *policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
        Ok(())
    }
}

/// Places of one order that are asked back together: each of them, and what they would give.
pub(super) struct Wish {
    pub(super) places: Vec<Judged>,
    /// What the requests that the order has come to.
    pub(super) before: Cents,
    pub(super) quoted: RepriseQuote,
}

/// What asking these places back would give under the present policy.
///
/// # Errors
/// [`Code::NotFound`], [`Code::SeveralOrders`], [`Code::SeveralTerms`], [`Code::OrderUnpaid`], [`Code::OrderCancelled`],
/// [`Code::PlaceNotFree`], [`Code::NoCustomer`],
/// [`Code::PerformanceBegun`].
pub fn quote(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuotePlaces,
) -> Result<RepriseQuote, OfficeError> {
    Ok(judge(tx, cx, &args.place_ids)?.quoted)
}

/// Places as they are asked back now, all of one order.
///
/// # Errors
/// As [`quote`].
pub(super) fn judge(tx: &mut dyn Tx, cx: &Cx<'_>, ids: &[PlaceId]) -> Result<Wish, OfficeError> {
    let asked = load_places(tx, cx, ids)?;
    let zone = cx.house.zone();
    let order_id = asked[0].order_id;
    let mut funds = Funds::of(tx, &[order_id])?;
    let order = funds.order(order_id)?;
    let before = order.asked_and_accepted();
    let mut places: Vec<Judged> = Vec::with_capacity(asked.len());
    let mut quoted = Vec::with_capacity(asked.len());
    let mut terms = Shown::default();
    let mut credit: Vec<CreditPart> = Vec::new();
    let mut exception = false;
    for place in asked {
        let judged = Judged::of(tx, place.worth(order), cx.at_ms)?;
        let Judged { place, policy, relief, .. } = &judged;
        if places.first().is_some_and(|first| !first.policy.same_terms(policy)) {
            return Err(OfficeError::new(Code::SeveralTerms).with("show", place.show.as_str()));
        }
        let asked = place.asked(cx.at_ms, *relief);
        exception |= policy.is_broken_by(&asked, zone);
        let reprise = policy.reprise_of(&asked);
        let given = order.give(place.id, reprise, &policy.validity(cx.at_ms, zone))?;
        order.take(&given);
        given.credit.iter().map(credit_part).for_each(|part| add(&mut credit, part));
        quoted.push(QuotedPlace {
            id: place.id,
            show: place.show.clone(),
            starts_at_ms: place.starts_at_ms,
            row: place.row.clone(),
            seat: place.seat.clone(),
            category: place.category.clone(),
            paid_cents: place.price_cents,
            reprise_cents: given.total(),
            rules: reasons::rules(policy, &asked, zone),
        });
        let shown = policy::terms::in_force(tx, cx, place.performance_id, place.show_id)?;
        terms.add(&place.show, shown);
        places.push(judged);
    }
    let terms = terms.together();
    let quoted = RepriseQuote {
        paid_cents: quoted.iter().map(|p| p.paid_cents).sum(),
        reprise_cents: quoted.iter().map(|p| p.reprise_cents).sum(),
        places: quoted,
        credit,
        terms_fr: terms.fr,
        terms_en: terms.en,
        terms_version: terms.version,
        exception,
    };
    Ok(Wish { places, before, quoted })
}

/// Adds a part to those of one lot, or of one expiry where the lots are new; the earliest expiry first.
fn add(credit: &mut Vec<CreditPart>, part: CreditPart) {
    let same = |known: &&mut CreditPart| {
        (&known.lot, known.expires_at_ms, known.grace)
            == (&part.lot, part.expires_at_ms, part.grace)
    };
    match credit.iter_mut().find(same) {
        Some(known) => known.amount_cents += part.amount_cents,
        None => credit.push(part),
    }
    credit.sort_by_key(|known| known.expires_at_ms);
}

/// The same for a customer on the site, who cannot ask against a rule, nor for nothing.
///
/// # Errors
/// As [`quote`]; [`Code::RuleBroken`].
pub(crate) fn quote_on_site(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuotePlaces,
) -> Result<RepriseQuote, OfficeError> {
    let quoted = quote(tx, cx, args)?;
    is_for_the_site(&quoted)?;
    Ok(quoted)
}

/// Refuses what a customer cannot ask on the site.
pub(super) fn is_for_the_site(quoted: &RepriseQuote) -> Result<(), OfficeError> {
    keeps_rules(quoted)?;
    if let Some(place) = quoted.places.iter().find(|place| !place.reprise_cents.is_positive()) {
        let rule = reasons::rule_key(reasons::nothing(place.paid_cents));
        return Err(OfficeError::new(Code::RuleBroken).with("rule", rule));
    }
    Ok(())
}

/// Refuses a request that breaks a rule: only a supervisor can make it.
pub(super) fn keeps_rules(quoted: &RepriseQuote) -> Result<(), OfficeError> {
    if !quoted.exception {
        return Ok(());
    }
    let broken = quoted.places.iter().flat_map(|place| &place.rules);
    let first = broken.filter(|rule| rule.outcome == Outcome::Broken).map(|rule| rule.rule).next();
    let rule = first.map(reasons::rule_key).unwrap_or_default();
    Err(OfficeError::new(Code::RuleBroken).with("rule", rule))
}

/// The places, all free to be asked back, all of one order that has a customer.
fn load_places(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    ids: &[PlaceId],
) -> Result<Vec<AskedPlace>, OfficeError> {
    let distinct: BTreeSet<_> = ids.iter().collect();
    if ids.is_empty() || ids.len() > PLACES_MAX || distinct.len() != ids.len() {
        return Err(OfficeError::bad_field("place_ids"));
    }
    let mut places = AskedPlace::all(tx, ids)?;
    places.sort_by_key(|place| ids.iter().position(|id| *id == place.id));
    if places.iter().any(|p| p.order_id != places[0].order_id) {
        return Err(OfficeError::new(Code::SeveralOrders));
    }
    places.iter().try_for_each(|place| place.askable(cx.at_ms))?;
    Ok(places)
}
