//! Who may put a sale right: asked by the preview, and held to by the command.

use contract::amendment::MayAmend;
use contract::ids::OperatorId;
use domain::amendment::{Act, Rules, same_day, signing, standing};
use domain::money::Cents;
use store::Tx;

use super::load::{OrderRow, PlaceRow};
use crate::house::operator;
use crate::{Cx, OfficeError};

/// What is about to be done to places of an order; without places, to its payments alone.
pub(super) fn act(
    cx: &Cx<'_>,
    order: &OrderRow,
    places: &[PlaceRow],
    amount: Cents,
    ticket_returned: bool,
) -> Act {
    Act {
        own_sale: order.operator_id == Some(cx.operator.id),
        same_day: same_day(order.created_at_ms, cx.at_ms, cx.house.zone()),
        scanned: places.iter().any(|place| place.scanned_at_ms.is_some()),
        begun: places.iter().any(|place| place.starts_at_ms <= cx.at_ms),
        ticket_missing: !ticket_returned && places.iter().any(|place| place.printed),
        amount,
        // A tender that is corrected gives nothing back.
        earlier: if places.is_empty() { Cents::ZERO } else { order.earlier_cents },
    }
}

/// Whether whoever asks may, with the tickets in hand and without.
pub(super) fn may(cx: &Cx<'_>, rules: &Rules, act: &Act) -> MayAmend {
    let with = signing(rules, &Act { ticket_missing: false, ..*act });
    let without = signing(rules, act);
    MayAmend {
        standing: standing(cx.operator.role, &with, false),
        supervisors: i64::from(with.supervisors),
        without_ticket: standing(cx.operator.role, &without, false),
        why: with.why,
    }
}

/// Refuses whoever may not, by themselves or with the supervisor who signed beside.
///
/// # Errors
/// [`crate::Code::SecondRefused`], [`crate::Code::SecondNeeded`], [`crate::Code::NeedsSupervisor`].
pub(super) fn sign(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    rules: &Rules,
    act: &Act,
    seconded_by: Option<OperatorId>,
) -> Result<(), OfficeError> {
    operator::sign(tx, cx, &signing(rules, act), seconded_by)
}
