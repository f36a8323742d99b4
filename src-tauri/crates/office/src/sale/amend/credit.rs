//! Credit that an amendment gives: on new lots, or back to those that it came from.

use std::collections::BTreeSet;

use contract::ids::{AmendmentId, CustomerId};
use domain::funding::Validity;
use store::Tx;

use super::load::Target;
use super::refund::Refunds;
use crate::books::credit::{self, Origin};
use crate::house::policy;
use crate::{Cx, OfficeError};

/// Until when credit lives that is given for these places now: as long as the policy of any of them gives, for the credit of
/// all is one.
///
/// # Errors
/// [`crate::Code::NoHouse`].
pub(super) fn validity(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    target: &Target,
) -> Result<Validity, OfficeError> {
    let mut longest: Option<Validity> = None;
    let performances: BTreeSet<_> =
        target.places.iter().map(|place| (place.performance_id, place.show_id)).collect();
    for (performance_id, show_id) in performances {
        let (_, policy) = policy::in_force(tx, performance_id, show_id)?;
        let validity = policy.validity(cx.at_ms, cx.house.zone());
        longest = Some(longest.map_or(validity, |known| known.or_longer(validity)));
    }
    longest.ok_or_else(|| OfficeError::bad_field("place_ids"))
}

/// Makes the lots: of the money that becomes credit, with the full validity, and of the credit that gets
/// days of grace.
///
/// # Errors
/// From the store.
pub(super) fn make(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: Option<CustomerId>,
    amendment_id: AmendmentId,
    validity: &Validity,
    refunds: &mut Refunds,
) -> Result<(), OfficeError> {
    let Some(customer_id) = customer_id else { return Ok(()) };
    let origin = Origin::Amendment(amendment_id);
    let amount = refunds.new_credit();
    if amount.is_positive() {
        let lot = credit::open_lot(tx, cx, customer_id, origin, amount, validity.full_ms)?;
        refunds.put_on(&lot);
    }
    if let Some((amount, until_ms)) = refunds.grace() {
        let lot = credit::open_grace(tx, cx, customer_id, origin, amount, until_ms)?;
        refunds.grace_on(&lot);
    }
    Ok(())
}
