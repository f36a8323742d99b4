//! Tickets handed over at a counter: once a place, with who and when.

use contract::ids::PlaceId;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Marks a place's ticket as handed over; gives false where it was before.
///
/// # Errors
/// From the store.
pub(super) fn mark(tx: &mut dyn Tx, cx: &Cx<'_>, place_id: PlaceId) -> Result<bool, OfficeError> {
    let row = named![
        place_id,
        at_ms = cx.at_ms,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id
    ];
    Ok(tx.execute(sql!("add_handover"), &row)? > 0)
}
