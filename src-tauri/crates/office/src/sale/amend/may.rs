//! Who may put a sale right: asked by the preview, and held to by the command.

use contract::amendment::MayAmend;
use contract::ids::OperatorId;
use domain::access::Role;
use domain::amendment::{Act, Rules, Signing, Standing, same_day, signing, standing};
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::load::{OrderRow, PlaceRow};
use crate::{Code, Cx, OfficeError};

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

#[derive(Deserialize)]
struct Second {
    role: Role,
    active: bool,
}

/// Refuses whoever may not, by themselves or with the supervisor who signed beside.
///
/// # Errors
/// [`Code::SecondRefused`], [`Code::SecondNeeded`], [`Code::NeedsSupervisor`].
pub(super) fn sign(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    rules: &Rules,
    act: &Act,
    seconded_by: Option<OperatorId>,
) -> Result<(), OfficeError> {
    if let Some(id) = seconded_by {
        let refused = |why: &str| OfficeError::new(Code::SecondRefused).with("why", why);
        if id == cx.operator.id {
            return Err(refused("same_person"));
        }
        let second: Option<Second> = tx.row(sql!("second"), &named![id])?;
        if !second.is_some_and(|second| second.active && second.role == Role::Supervisor) {
            return Err(refused("not_supervisor"));
        }
    }
    let signing = signing(rules, act);
    match standing(cx.operator.role, &signing, seconded_by.is_some()) {
        Standing::May => Ok(()),
        Standing::SecondNeeded => Err(refused(Code::SecondNeeded, "why", &signing)),
        Standing::SupervisorNeeded => Err(refused(Code::NeedsSupervisor, "reason", &signing)),
    }
}

fn refused(code: Code, named: &str, signing: &Signing) -> OfficeError {
    let why = signing.why.last().map_or("", |grave| grave.key());
    OfficeError::new(code).with(named, why)
}
