//! Why a place cannot be asked back by its customer alone, told before they try.

use contract::ids::PlaceId;
use contract::site::NotAskableHere as Why;
use domain::policy::{Outcome, Rule};
use store::Tx;

use super::asked_place::AskedPlace;
use crate::house::policy;
use crate::sale::funds::OrderFunds;
use crate::{Code, Cx, OfficeError};

/// Why a place of an order cannot be asked back now; nothing where it can.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) fn why_not(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    order: &OrderFunds,
    id: PlaceId,
) -> Result<Option<Why>, OfficeError> {
    let place = AskedPlace::load(tx, id)?;
    if let Err(refused) = place.askable(cx.at_ms) {
        let begun = refused.is(Code::PerformanceBegun);
        return Ok(Some(if begun { Why::Begun } else { Why::NotIssued }));
    }
    let place = place.worth(order);
    let (_, policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
    let asked = place.asked(cx.at_ms, place.relief(tx, cx.at_ms)?);
    let outcomes = policy.outcomes(&asked, cx.house.zone());
    let broken = outcomes.into_iter().find(|(_, outcome)| *outcome == Outcome::Broken);
    let nothing = (!policy.reprise_of(&asked).is_positive()).then_some(Why::Free);
    Ok(broken.map(|(rule, _)| of_rule(rule)).or(nothing))
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
        Rule::Paid | Rule::Stands | Rule::Unmoved | Rule::SamePrice => Why::AskUs,
    }
}
