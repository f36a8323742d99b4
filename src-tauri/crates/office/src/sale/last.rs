//! The sale that somebody made last at a counter: the customer before comes back.

use contract::args::Empty;
use contract::sale::{LastSold, SoldOrder};
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// What whoever asks sold last at this counter.
///
/// # Errors
/// From the store.
pub fn last(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<LastSold, OfficeError> {
    let of = named![operator_id = cx.operator.id, counter_id = cx.counter_id];
    let order: Option<SoldOrder> = tx.row(sql!("last"), &of)?;
    Ok(LastSold { order })
}
