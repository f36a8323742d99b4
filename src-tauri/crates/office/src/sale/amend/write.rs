//! What every amendment writes.

use contract::action::Action;
use contract::amendment::AmendmentReason;
use contract::ids::{AmendmentId, OperatorId, OrderId, PlaceId};
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use serde_json::{Value as Json, json};
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

use super::load::{OrderRow, Target};
use super::refund::Refunds;
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError};

/// Longest note, in characters.
pub(super) const NOTE_MAX: usize = 500;

/// An amendment about to be written.
pub(super) struct Amendment {
    pub id: AmendmentId,
    pub kind: AmendmentKind,
    pub order_id: OrderId,
    pub new_order_id: Option<OrderId>,
    pub amount: Cents,
    pub ticket_returned: bool,
    pub reason: AmendmentReason,
    pub seconded_by: Option<OperatorId>,
}

impl Amendment {
    /// Writes its row, and gives its number, `AN-000001`.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn write(&self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<String, OfficeError> {
        let number = series::take(tx, series::AMENDMENT, 1)?;
        let row = named![
            id = self.id,
            number,
            order_id = self.order_id,
            kind = self.kind.key(),
            seq = journal::next(tx, cx)?,
            made_at_ms = cx.at_ms,
            operator_id = cx.operator.id,
            counter_id = cx.counter_id,
            seconded_by = self.seconded_by,
            new_order_id = self.new_order_id,
            amount_cents = self.amount,
            ticket_returned = self.ticket_returned,
            reason = self.reason.key()
        ];
        tx.execute(sql!("add_amendment"), &row)?;
        Ok(series::amendment_number(number))
    }
}

/// Cancels the places: their codes are dead and their seats free from here on.
///
/// # Errors
/// [`Code::PlaceNotFree`] when one moved meanwhile.
pub(super) fn give_places_back(
    tx: &mut dyn Tx,
    amendment_id: AmendmentId,
    target: &Target,
) -> Result<(), OfficeError> {
    let ids: Vec<PlaceId> = target.places.iter().map(|place| place.id).collect();
    let moved = ByIds::new(sql!("cancel_places"), &[]).execute(tx, &ids)?;
    if moved != ids.len() as u64 {
        return Err(OfficeError::new(Code::PlaceNotFree));
    }
    let mut rows = Bulk::new(sql!("add_given_place"));
    for place_id in ids {
        rows.add(&named![place_id, amendment_id]);
    }
    rows.write(tx)?;
    Ok(())
}

/// The row of the journal about an amendment.
pub(super) fn entry<'a>(
    action: Action,
    order: &OrderRow,
    number: &str,
    refunds: &Refunds,
    note: &'a str,
) -> Entry<'a> {
    Entry {
        customer_id: order.customer_id,
        order_id: Some(order.id),
        data: json!({ "amendment": number, "order": order.number }),
        note: Some(note).filter(|note| !note.is_empty()),
        transfers: refunds.transfers(),
        ..Entry::of(action)
    }
}

/// Adds to the facts of a row what was given back.
pub(super) fn tell_places(data: &mut Json, target: &Target, seconded_by: Option<OperatorId>) {
    data["show"] = json!(target.shows());
    data["seats"] = json!(target.seats());
    data["amount_cents"] = json!(target.value());
    data["place_ids"] = json!(target.places.iter().map(|place| place.id).collect::<Vec<_>>());
    data["seconded_by"] = json!(seconded_by);
}
