//! The sale that somebody made last at a counter: the customer before comes back.

use contract::args::Empty;
use contract::sale::{LastSold, SoldOrder};
use domain::time::DAY_MS;
use store::{Tx, TxExt, named, sql};

use crate::mint::Mint;
use crate::{Cx, OfficeError};

/// How far back the sale is looked for: whoever comes back does so within days.
const BACK_MS: i64 = 7 * DAY_MS;

/// What whoever asks sold last at this counter, within seven days.
///
/// # Errors
/// From the store.
pub fn last(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<LastSold, OfficeError> {
    let from_id = Mint::first_of(cx.at_ms - BACK_MS);
    let of = named![operator_id = cx.operator.id, counter_id = cx.counter_id, from_id];
    let order: Option<SoldOrder> = tx.row(sql!("last"), &of)?;
    Ok(LastSold { order })
}
