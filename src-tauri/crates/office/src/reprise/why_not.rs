//! Why a place cannot be asked back by its customer alone, told before they try.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::ids::{PerformanceId, PlaceId};
use contract::site::NotAskableHere as Why;
use domain::policy::{Outcome, Policy, Rule};
use store::Tx;

use super::asked_place::AskedPlace;
use super::reasons::nothing;
use super::relief::Relief;
use crate::house::policy;
use crate::sale::funds::OrderFunds;
use crate::{Code, Cx, OfficeError};

/// Why places of an order cannot be asked back now, by their ids; nothing is said of those that can.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) fn why_not(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    order: &OrderFunds,
    ids: &[PlaceId],
) -> Result<HashMap<PlaceId, Why>, OfficeError> {
    let mut said = HashMap::new();
    // What is asked of a performance is asked once for all the places there: they were bought together.
    let mut known: HashMap<PerformanceId, (Policy, Option<Relief>)> = HashMap::new();
    for place in AskedPlace::all(tx, ids)? {
        let id = place.id;
        if let Err(refused) = place.askable(cx.at_ms) {
            let begun = refused.is(Code::PerformanceBegun);
            said.insert(id, if begun { Why::Begun } else { Why::NotIssued });
            continue;
        }
        let place = place.worth(order);
        let (policy, relief) = match known.entry(place.performance_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let (_, policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
                unknown.insert((policy, place.relief(tx, cx.at_ms)?))
            }
        };
        let asked = place.asked(cx.at_ms, *relief);
        let outcomes = policy.outcomes(&asked, cx.house.zone());
        let broken = outcomes.into_iter().find(|(_, outcome)| *outcome == Outcome::Broken);
        let empty = (!policy.reprise_of(&asked).is_positive()).then(|| nothing(asked.paid));
        if let Some(rule) = broken.map(|(rule, _)| rule).or(empty) {
            said.insert(id, of_rule(rule));
        }
    }
    Ok(said)
}

const fn of_rule(rule: Rule) -> Why {
    match rule {
        Rule::Eligible => Why::NotEligible,
        Rule::Deadline | Rule::Rescheduled => Why::TooLate,
        Rule::Rate => Why::Rate,
        Rule::Channel => Why::Channel,
        Rule::Scanned => Why::Scanned,
        Rule::Printed => Why::Printed,
        Rule::Free => Why::Free,
        Rule::Leaves => Why::NothingLeft,
        Rule::Paid | Rule::Stands | Rule::Unmoved | Rule::SamePrice => Why::AskUs,
    }
}
